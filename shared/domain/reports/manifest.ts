import * as z from 'zod';
import { canonical } from '../audit/canonical.ts';
import { sha256 } from '../audit/chain.ts';

/**
 * The manifest of a generation of reports: one line per file with its SHA-256 sum. It is written last, under the same lock as
 * the reports, so a file that was swapped, cut or left out is named by comparing the bucket with it.
 */
export const Format = z.enum(['json', 'csv', 'xlsx', 'html', 'pdf']);
export type Format = z.infer<typeof Format>;

export const Stage = z.enum(['provisional', 'final']);

export const ManifestLine = z.strictObject({
  path: z.string(),
  bytes: z.int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  format: Format,
  stage: Stage,
});
export type ManifestLine = z.infer<typeof ManifestLine>;

export const Manifest = z.strictObject({ format: z.literal('jixiao.manifest/1'), files: z.array(ManifestLine) });
export type Manifest = z.infer<typeof Manifest>;

/** One run of the report stage: a generation is never overwritten. */
export interface Run {
  readonly jurisdiction: string;
  readonly period: string;
  readonly stage: z.infer<typeof Stage>;
  readonly generation: number;
}

/** In the place of a subject: the report of the period as a whole. */
export const wholePeriod = 'period';

/** `of` is a subject id, or the whole period. */
export const reportKey = (run: Run, of: string, format: Format): string => `${folder(run)}/${of}.${format}`;

/** Whose report lies under a key. */
export const reportOf = (key: string): string => key.slice(key.lastIndexOf('/') + 1, key.lastIndexOf('.'));

/** Where a file of a table lies that was made at any time; it belongs to no run, and no manifest names it. */
export const tableKey = (
  { jurisdiction, period, id }: { readonly jurisdiction: string; readonly period: string; readonly id: string },
  { n, format }: { readonly n: number; readonly format: string },
): string => `reports/${jurisdiction}/${period}/tables/${id}/${String(n).padStart(4, '0')}.${format}`;

export const manifestKey = (run: Run): string => `${folder(run)}/manifest.json`;

/** The signed seal that names the manifest by its sum (shared/domain/audit/signed.ts). */
export const sealKey = (run: Run): string => `${folder(run)}/seal.json`;

/** Where the runs of one stage lie, and what sorts behind everything of a run whose file is given. */
export const stageFolder = ({ jurisdiction, period, stage }: Omit<Run, 'generation'>): string =>
  `reports/${jurisdiction}/${period}/${stage}/`;
const generationOf = /\/(\d{4})\/[^/]+$/;
export const runOfKey = (stage: Omit<Run, 'generation'>, key: string): Run | undefined => {
  const generation = generationOf.exec(key)?.[1];
  return generation === undefined ? undefined : { ...stage, generation: Number(generation) };
};
/** "0" is the character after "/". */
export const behindRun = (run: Run): string => `${folder(run)}0`;

// Segments are padded so that a listing of the bucket comes in the order the generations were written.
const folder = ({ generation, ...stage }: Run): string => `${stageFolder(stage)}${String(generation).padStart(4, '0')}`;

export function manifestLine(run: Run, of: string, file: { format: Format; bytes: Uint8Array }): ManifestLine {
  return {
    path: reportKey(run, of, file.format),
    bytes: file.bytes.byteLength,
    sha256: sha256(file.bytes),
    format: file.format,
    stage: run.stage,
  };
}

/** The canonical form: lines by path, RFC 8785 JSON. The same files give the same bytes whatever order they were written in. */
export function manifest(lines: readonly ManifestLine[]): string {
  const files = [...lines].sort((a, b) => (a.path < b.path ? -1 : 1));
  return canonical({ format: 'jixiao.manifest/1', files } satisfies Manifest);
}

/** `misrecorded`: the table, from which lists and links are read, says something else of the file than the manifest. */
export const FileFinding = z.strictObject({
  path: z.string(),
  how: z.enum(['altered', 'missing', 'unlisted', 'unreadable', 'misrecorded']),
});
export type FileFinding = z.infer<typeof FileFinding>;

/** Compares what is in the bucket with the manifest and names every file that does not fit. */
export function compare(kept: Manifest, found: readonly { path: string; bytes: Uint8Array }[]): FileFinding[] {
  const listed = new Map(kept.files.map((line) => [line.path, line]));
  const present = new Set(found.map(({ path }) => path));
  const missing = kept.files
    .filter(({ path }) => !present.has(path))
    .map(({ path }): FileFinding => ({ path, how: 'missing' }));
  const wrong = found.flatMap(({ path, bytes }): FileFinding[] => {
    const line = listed.get(path);
    if (!line) return [{ path, how: 'unlisted' }];
    return line.bytes === bytes.byteLength && line.sha256 === sha256(bytes) ? [] : [{ path, how: 'altered' }];
  });
  return [...missing, ...wrong];
}
