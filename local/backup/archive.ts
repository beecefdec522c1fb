import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, createReadStream, createWriteStream, mkdirSync, openSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Header, Pack, Parser, ReadEntry } from 'tar';
import * as z from 'zod';
import { keepText } from '../../shared/text/keep.ts';
import { isAbsent } from '../data-folder.ts';
import { both } from '../log.ts';

/** What an archive says first: whether one can do with it what is wanted is known before anything is unpacked. */
const Head = z.strictObject({
  format: z.literal('jixiao.backup/1'),
  /** The version that wrote it, and the format of the data folder. */
  version: z.string(),
  data: z.int(),
  jurisdiction: z.string(),
  /** Epoch milliseconds: what was acknowledged before is in. */
  at: z.int(),
  /** False where somebody else's engine has the records, or the files. */
  database: z.boolean(),
  objects: z.boolean(),
});
export type Head = z.infer<typeof Head>;

const Part = z.strictObject({ name: z.string(), bytes: z.int(), sha256: z.string() });
type Part = z.infer<typeof Part>;
const Manifest = z.strictObject({ parts: z.array(Part) });

const headName = 'backup.json';
/** The last part: what was cut off is seen by its absence. */
const manifestName = 'manifest.json';

/** The quickest: records shrink to a quarter by it already, and evidence hardly shrinks at all. */
const gzip = { level: 1 };

/** Writes a tar of these files, by the name each has in it, with the sums of all. Gives what is in it, in bytes. */
export async function writeArchive(to: string, head: Head, files: ReadonlyMap<string, string>): Promise<number> {
  const pack = new Pack({ gzip, portable: true });
  const written = pipeline(pack, createWriteStream(to, { mode: 0o600, flush: true }));
  // Told by whoever waits for it in the end; a full disk must not be an error that nobody catches.
  written.catch(() => undefined);
  const parts: Part[] = [];
  const add = async (
    name: string,
    bytes: number,
    content: AsyncIterable<Buffer> | readonly Buffer[],
  ): Promise<void> => {
    const entry = new ReadEntry(
      new Header({ path: name, size: bytes, mode: 0o600, mtime: new Date(head.at), type: 'File' }),
    );
    pack.add(entry);
    const sum = createHash('sha256');
    let rest = bytes;
    for await (const chunk of content) {
      sum.update(chunk);
      rest -= chunk.length;
      if (!entry.write(chunk)) await Promise.race([once(entry, 'drain'), written]);
    }
    if (rest !== 0) throw new Error(both(keepText['file-changed'], { file: name }));
    entry.end();
    parts.push({ name, bytes, sha256: sum.digest('hex') });
  };
  const addText = (name: string, said: object) => {
    const text = Buffer.from(JSON.stringify(said));
    return add(name, text.length, [text]);
  };
  try {
    await addText(headName, head);
    for (const [name, from] of files) {
      const { size } = statSync(from);
      // One that grew meanwhile is cut where it ended.
      await add(name, size, size === 0 ? [] : createReadStream(from, { end: size - 1 }));
    }
    await addText(manifestName, { parts });
    pack.end();
  } catch (error) {
    pack.destroy();
    await written.catch(() => undefined);
    throw error;
  }
  await written;
  return parts.reduce((sum, { bytes }) => sum + bytes, 0);
}

type Wrong = keyof typeof keepText.archive;

/**
 * Unpacks an archive into an empty folder. `judge` sees what it says of itself before anything else of it is written. Throws a sentence
 * that says what is wrong with it, be it cut, damaged, altered or none of ours.
 */
export async function readArchive(file: string, into: string, judge: (head: Head) => void): Promise<Head> {
  const refusal = (wrong: Wrong, name: string): Error =>
    new Error(both(keepText['archive-refused'], { file, wrong: keepText.archive[wrong], name }));
  const found = new Map<string, Part>();
  let head: Head | undefined;
  let manifest: z.infer<typeof Manifest> | undefined;

  /** Handlers are called while a chunk is being written to the parser: what they throw is thrown there. */
  const take = (entry: ReadEntry): void => {
    const { path: name, size } = entry;
    if (!head && name !== headName) throw refusal('foreign', name);
    if (entry.type !== 'File' || !isPlain(name) || found.has(name) || manifest) throw refusal('unexpected', name);
    const isOurs = name === headName || name === manifestName;
    const sum = createHash('sha256');
    const texts: Buffer[] = [];
    const to = isOurs ? undefined : openNew(path.join(into, name));
    entry.on('data', (chunk: Buffer) => {
      sum.update(chunk);
      if (to === undefined) texts.push(chunk);
      else writeSync(to, chunk);
    });
    entry.on('end', () => {
      if (to !== undefined) closeSync(to);
      found.set(name, { name, bytes: size, sha256: sum.digest('hex') });
      if (!isOurs) return;
      const said = jsonIn(Buffer.concat(texts));
      if (name === manifestName) manifest = Manifest.safeParse(said).data;
      else if ((head = Head.safeParse(said).data)) judge(head);
      if (!head) throw refusal('foreign', name);
    });
  };
  const parser = new Parser({ strict: true });
  let broken: Error | undefined;
  parser.on('entry', take).on('error', (error: Error) => (broken ??= error));
  try {
    await pipeline(createReadStream(file), createGunzip(), async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) {
        parser.write(chunk);
        if (broken) throw broken;
      }
    });
  } catch (error) {
    // Ours say what is wrong; what zlib and tar say means that it is cut or damaged, and which only they know.
    if (isAbsent(error)) throw refusal('absent', '');
    if (!isOfLibrary(error)) throw error;
    throw head ? refusal('damaged', error.message) : refusal('foreign', '');
  }
  if (!head) throw refusal('foreign', '');
  if (!manifest) throw refusal('cut', '');
  for (const { name, bytes, sha256 } of manifest.parts) {
    const part = found.get(name);
    if (!part) throw refusal('missing', name);
    if (part.bytes !== bytes || part.sha256 !== sha256) throw refusal('altered', name);
    found.delete(name);
  }
  found.delete(manifestName);
  for (const name of found.keys()) throw refusal('unexpected', name);
  return head;
}

const isPlain = (name: string): boolean => path.posix.normalize(name) === name && !/^\/|^\.\.?(\/|$)|[\0\\]/.test(name);

function openNew(file: string): number {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  return openSync(file, 'wx', 0o600);
}

function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}

const isOfLibrary = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && /^(Z_|TAR_|ERR_)/.test(String(error.code));
