import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type * as z from 'zod';

/** Reads a small private file of the data folder, or makes it: keys and secrets that must be the same at the next start. */
export async function keep<T>(file: string, schema: z.ZodType<T>, make: () => T | Promise<T>): Promise<T> {
  const text = readIfThere(file);
  if (text !== undefined) return whole(file, text, schema);
  const made = await make();
  mkdirSync(path.dirname(file), { recursive: true });
  replace(file, JSON.stringify(made));
  return made;
}

/** Writes a small private file whole: a crash half way leaves what was there, never half of it. */
export function replace(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Only what is not there is absent: what cannot be read is told, never taken for a first start. */
export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function whole<T>(file: string, text: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    const said = `文件已损坏：${file}\n请从备份恢复该文件，然后重新启动。\nThe file ${file} is damaged. Restore it from the backup, then start again.`;
    throw new Error(said, { cause: error });
  }
}
