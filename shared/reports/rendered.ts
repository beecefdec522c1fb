import { canonical } from '../domain/audit/canonical.ts';
import { Format } from '../domain/reports/manifest.ts';
import type { PeriodReport, SubjectReport } from '../domain/reports/model.ts';
import { Exact, fixed, round } from '../domain/scoring/exact.ts';
import type { Language, Params } from '../text/catalogue.ts';
import { say } from '../text/say.ts';
import type { Text } from '../text/refusal.ts';
import type { Page } from './html/document.ts';
import { inert } from '../domain/formula.ts';

/** One file of a report: the same model always gives the same bytes. */
export interface Rendered {
  readonly format: Format;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

const contentTypes: Readonly<Record<Format, string>> = {
  json: 'application/json',
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
};

const utf8 = new TextEncoder();

/** What is wanted of a report beside what it says. */
export interface Wanted {
  /** All, where nobody says. */
  readonly formats?: readonly Format[];
  /** The picture of the seal for documents that are signed: a PNG in base64. */
  readonly seal?: string | undefined;
}

type Content = string | Uint8Array;

/** A file in each format that is wanted; a format without a renderer does not compile. */
export const rendered = (
  { formats = Format.options }: Wanted,
  renderers: Readonly<Record<Format, () => Content | Promise<Content>>>,
): Promise<Rendered[]> =>
  Promise.all(
    formats.map(async (format) => {
      const content = await renderers[format]();
      const bytes = typeof content === 'string' ? utf8.encode(content) : content;
      return { format, contentType: contentTypes[format], bytes };
    }),
  );

/** Fonts and what sets them are loaded by whoever writes a document that has them, and by nobody else. */
export const onPaper = async (page: Page): Promise<Uint8Array> => (await import('./pdf/pdf.ts')).pdf(page);

/** The model itself, RFC 8785: keys in order, no spaces, so that equal reports are equal files. */
export const json = (report: SubjectReport | PeriodReport): string => canonical(report);

/** Excel takes a file without the byte order mark for the system's own code page, and Chinese turns to rubbish. */
const byteOrderMark = '\u{feff}';

const needsQuotes = /[",\r\n]|^\s|\s$/u;

/** RFC 4180: CRLF after every line, quotes doubled, every line with as many fields as the heading. */
export function csv(heading: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  return byteOrderMark + [heading, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

function field(value: string | number | null): string {
  const text = inert(String(value ?? ''));
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Says every text of a document in its one language. */
export type Voice = (text: Text, params?: Params) => string;

export const voice =
  (language: Language): Voice =>
  (text, params) =>
    say(text, language, params);

const hundred = Exact.whole(100);

/** A share ("0.93" or "207/216") as a percentage with one digit, for the eye only: nothing is decided on it. */
export const percent = (share: string): string => `${fixed(round(Exact.of(share).times(hundred), 1, 'half-up'), 1)}%`;

/** A column heading for both kinds of reader: 得分 Score. */
export const bilingual = ({ zh, en }: Text): string => `${zh} ${en}`;
