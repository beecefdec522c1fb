import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { incomingFolder } from './layout.ts';

/** An upload on disk that no key leads to yet. */
export interface Incoming {
  readonly path: string;
  readonly file: FileHandle;
}

/** What an earlier process left unfinished was never acknowledged to anybody. */
export function sweepIncoming(directory: string): void {
  rmSync(incomingFolder(directory), { recursive: true, force: true });
  mkdirSync(incomingFolder(directory), { recursive: true });
}

/** Writes as it arrives; whatever goes wrong, nothing stays behind. */
export async function takeIn(directory: string, body: AsyncIterable<Uint8Array>): Promise<Incoming> {
  const path = join(incomingFolder(directory), randomUUID());
  const incoming = { path, file: await open(path, 'wx') };
  try {
    for await (const chunk of body) await writeWhole(incoming.file, chunk);
    return incoming;
  } catch (error) {
    await discard(incoming);
    throw error;
  }
}

/** A nearly full disk takes a part of the bytes without an error; the next write then says why. */
export async function writeWhole(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done);
    done += bytesWritten;
  }
}

export async function discard({ path, file }: Incoming): Promise<void> {
  await file.close();
  await rm(path, { force: true });
}
