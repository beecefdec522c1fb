import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Makes a folder whose existence outlives a power cut: each new name is flushed in the folder that holds it. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await flushFolder(dirname(made));
}

/** A file's name is its folder's content, and is only safe once that is. */
export async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
