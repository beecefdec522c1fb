import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type * as z from 'zod';

/** Reads a small private file of the data folder, or makes it: keys and secrets that must be the same at the next start. */
export async function keep<T>(file: string, schema: z.ZodType<T>, make: () => T | Promise<T>): Promise<T> {
  const text = read(file);
  if (text !== undefined) return schema.parse(JSON.parse(text));
  const made = await make();
  mkdirSync(path.dirname(file), { recursive: true });
  // A crash half way must not leave half a key.
  writeFileSync(`${file}.new`, JSON.stringify(made), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return made;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
