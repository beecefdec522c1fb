import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeSegment } from './layout.ts';
import { systemCode } from './s3-error.ts';

interface Step {
  readonly text: string;
  readonly bytes: Buffer;
  readonly folder: string;
  /** The keys below the folder, or the key the folder itself stands for. */
  readonly below: boolean;
}

/**
 * The keys under `folder` that begin with `prefix` and come after `after`, in the order of their UTF-8 bytes, which is S3's.
 * A folder stands at two places of that order: `a` itself comes before `a-b`, what lies below it (`a/…`) comes after.
 */
export async function* walk(folder: string, prefix: string, after: string, base = ''): AsyncGenerator<string> {
  const afterBytes = Buffer.from(after);
  const names = (await namesIn(folder)).filter((name) => !name.startsWith('@'));
  const steps = names
    .flatMap((name): Step[] => {
      const key = base + decodeSegment(name);
      const to = { folder: join(folder, name) };
      return [
        { ...to, text: key, bytes: Buffer.from(key), below: false },
        { ...to, text: `${key}/`, bytes: Buffer.from(`${key}/`), below: true },
      ];
    })
    .filter(({ text, bytes, below }) => {
      const matches = text.startsWith(prefix) || (below && prefix.startsWith(text));
      return matches && (Buffer.compare(bytes, afterBytes) > 0 || (below && after.startsWith(text)));
    })
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes));
  for (const { text, folder, below } of steps) {
    if (below) yield* walk(folder, prefix, after, text);
    else yield text;
  }
}

export async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
}
