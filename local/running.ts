import { rmSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { invokeText } from '../shared/text/local.ts';
import { readKept, replace } from './data-folder.ts';
import { both } from './log.ts';

/** Where a data folder lies unless said otherwise. */
export const usualFolder = '.jixiao';

/** What a command that asks what runs there has to say besides, to be copied into a shell; nothing for the usual folder. */
export const dataOption = (directory: string): string =>
  directory === path.resolve(usualFolder) ? '' : ` --data ${quoted(directory)}`;

const quoted = (word: string): string =>
  /^[\w./:@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;

const schema = z.strictObject({
  url: z.string(),
  /** Where its clock is turned, with the word that proves one may read this folder. */
  clock: z.strictObject({ url: z.string(), secret: z.string() }).optional(),
});

type Running = z.infer<typeof schema>;

const fileOf = (directory: string): string => path.join(directory, 'running.json');
const tokensOf = (directory: string): string => path.join(directory, 'tokens');

/** Leaves in the data folder how other commands reach what runs on it. */
export function tellRunning(directory: string, running: Running): () => void {
  replace(fileOf(directory), JSON.stringify(running));
  return () => rmSync(fileOf(directory), { force: true });
}

/** How to reach what runs on a data folder; throws a sentence if nothing does. */
export function readRunning(directory: string): Running {
  const found = readKept(fileOf(directory), schema);
  if (!found) throw new Error(both(invokeText['not-running'], { directory }));
  return found;
}

/** A file for each person, to put behind `curl -H @`. */
export async function writeTokens(
  directory: string,
  people: readonly string[],
  token: (person: string) => Promise<string>,
): Promise<string> {
  const folder = tokensOf(directory);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const person of people)
    await writeFile(path.join(folder, person), `Authorization: Bearer ${await token(person)}\n`, { mode: 0o600 });
  return folder;
}

export async function readToken(directory: string, person: string): Promise<string> {
  const header = await readFile(path.join(tokensOf(directory), person), 'utf8');
  return header.trim().replace(/^Authorization: Bearer /, '');
}
