import * as z from 'zod';
import { Line, Named } from '../text.ts';

/** A small picture of a seal, two hundred points to its 42 mm and more; it stands in the settings, in base64. */
export const mostSealBytes = 48_000;

/** How the documents of a government are headed, signed, numbered and sealed (公文格式); what is left out stays as usual. */
export const LetterheadSettings = z.strictObject({
  /** 发文机关标志: the name in red. */
  office: Named.optional(),
  /** 发文机关署名: who signs above the date; left out, the name in red. */
  issuer: Named.optional(),
  /** 机关代字: how document numbers begin, 示绩发. */
  series: Line(2, 20).optional(),
  /** 印章: a PNG. */
  seal: z
    .base64()
    .max(Math.ceil(mostSealBytes / 3) * 4)
    .optional(),
});
export type LetterheadSettings = z.infer<typeof LetterheadSettings>;

/** 发文字号“由发文机关代字、年份、发文顺序号组成。年份应标全称，用六角括号〔〕括入；发文顺序号不加‘第’字，不编虚位”（GB/T 9704—2012）. */
export const documentNumber = (series: string, date: string, n: number): string =>
  `${series}〔${date.slice(0, 4)}〕${n}号`;
