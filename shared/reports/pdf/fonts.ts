import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * Fonts of documents, as their packages have them (SIL Open Font License). The first has what Chinese documents and the names of
 * 通用规范汉字 need, 䶮 too; the second has characters of names that only Japanese lists took in, 𠮷. Each character is set in the
 * first that has it.
 */
export const fontFiles = [
  '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  '@expo-google-fonts/noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf',
] as const;

const read = new Map<string, Buffer>();

/** The bytes of a font: of the file beside the bundle, or of the package where the sources run as they stand. */
export function fontBytes(file: (typeof fontFiles)[number]): Buffer {
  const beside = join(import.meta.dirname, 'fonts', basename(file));
  const installed = join(import.meta.dirname, '../../../node_modules', file);
  const bytes = read.get(file) ?? readFileSync(existsSync(beside) ? beside : installed);
  read.set(file, bytes);
  return bytes;
}
