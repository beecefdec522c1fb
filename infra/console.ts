import { build } from 'esbuild';
import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { rolldown, type OutputChunk } from 'rolldown';
import { keyed, type Route } from '../functions/route.ts';

const root = join(import.meta.dirname, '..');

interface Entry {
  readonly html: string;
  /** In the order in which they run. */
  readonly scripts: readonly string[];
  readonly style: string;
  /** Loaded in one file with the last script. */
  readonly together: RegExp;
}

/** Whoever signs in: nearly everybody begins with what waits for them. Whoever reads what is public never loads the desk. */
const desk: Entry = {
  html: 'console/index.html',
  scripts: ['console/begin.ts', 'console/main.tsx'],
  style: 'console/style.css',
  together: /console\/(main|pages\/duties\/duties)\.tsx$/,
};
const forEverybody: Entry = {
  html: 'console/public/public.html',
  scripts: ['console/public/main.tsx'],
  style: 'console/public/style.css',
  together: /console\/public\/main\.tsx$/,
};

/** Of the console, in bytes as a browser fetches them with brotli. */
interface ConsoleSizes {
  /** Everything before the first page is drawn. */
  readonly first: number;
  /** The same of the pages for everybody, who do not sign in. */
  readonly forAll: number;
  /** Every file by its name. */
  readonly files: Readonly<Record<string, number>>;
}

/** What the console has to know of a route; its types come from the route tables themselves. */
const known = (routes: ReadonlyMap<string, readonly Route[]>): string =>
  JSON.stringify(
    Object.fromEntries(
      [...routes.values()]
        .flat()
        .map((route) => [route.id, [route.method, route.path, keyed(route) ? 1 : 0] satisfies [string, string, 0 | 1]]),
    ),
  );

/** Bundles the console and leaves every file compressed: by its content's name in `assets/`, and the two pages that load them. */
export async function buildConsole(
  outdir: string,
  routes: ReadonlyMap<string, readonly Route[]>,
): Promise<ConsoleSizes> {
  const assets = join(outdir, 'assets');
  mkdirSync(assets, { recursive: true });
  const files: Record<string, number> = {};
  const load = async (entry: Entry): Promise<number> => {
    const [chunks, style] = await Promise.all([scriptsOf(entry, known(routes)), styleOf(entry)]);
    const made = [...chunks.map(({ fileName, code }) => [fileName, Buffer.from(code)] as const), style];
    await Promise.all(made.map(async ([name, bytes]) => (files[name] = await write(join(assets, name), bytes))));
    const needed = atFirst(chunks, entry);
    const text = page(await readFile(join(root, entry.html), 'utf8'), { ...needed, style: style[0] });
    const size = await write(join(outdir, basename(entry.html)), Buffer.from(text));
    return [...needed.scripts, ...needed.imported, style[0]].reduce((sum, name) => sum + (files[name] ?? 0), size);
  };
  return { first: await load(desk), forAll: await load(forEverybody), files };
}

/**
 * What runs first is small and apart, the rest of the first page is one file, what many pages need another, and what some share a last
 * one. Each holds all that it imports but for those before it, so none waits for one that waits for it.
 */
async function scriptsOf({ scripts, together }: Entry, lines: string): Promise<OutputChunk[]> {
  const last = scripts.length - 1;
  const bundle = await rolldown({
    cwd: root,
    input: [...scripts],
    platform: 'browser',
    tsconfig: false,
    preserveEntrySignatures: false,
    transform: {
      target: 'es2022',
      jsx: { runtime: 'automatic' },
      define: { 'process.env.NODE_ENV': '"production"', ROUTES: lines },
    },
    checks: { moduleLevelDirective: false },
  });
  const { output } = await bundle.generate({
    format: 'es',
    minify: true,
    comments: false,
    entryFileNames: '[name]-[hash].js',
    chunkFileNames: '[name]-[hash].js',
    codeSplitting: {
      groups: [
        ...scripts.slice(0, last).map((script) => ({ name: basename(script), test: script, priority: 3 })),
        { name: 'desk', test: together, priority: 2 },
        { name: 'often', minShareCount: 8, priority: 1 },
        { name: 'shared', minShareCount: 2, priority: 0 },
      ],
    },
  });
  await bundle.close();
  const chunks = output.filter((made) => made.type === 'chunk');
  refuseCircles(chunks);
  return chunks;
}

/** Of two files that import each other one runs before what it needs is there, and which depends on the page that was opened. */
function refuseCircles(chunks: readonly OutputChunk[]): void {
  const imports = new Map(chunks.map((chunk) => [chunk.fileName, chunk.imports]));
  for (const { fileName } of chunks) {
    const reached = new Set(imports.get(fileName));
    for (const name of reached) for (const next of imports.get(name) ?? []) reached.add(next);
    if (reached.has(fileName)) throw new Error(`${fileName} imports itself by way of ${[...reached].join(', ')}`);
  }
}

async function styleOf({ style }: Entry): Promise<readonly [name: string, bytes: Uint8Array]> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [style],
    outdir: 'assets',
    entryNames: '[name]-[hash]',
    write: false,
    bundle: true,
    minify: true,
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'warning',
  });
  const [made] = outputFiles;
  if (!made) throw new Error(`nothing was made of ${style}`);
  return [basename(made.path), made.contents];
}

/** A middle way: a tenth larger than the tightest, in a twentieth of its time, since every start and every test builds it. */
const brotliQuality = 9;

async function write(path: string, bytes: Uint8Array): Promise<number> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: brotliQuality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const [brotli, zipped] = await Promise.all([promisify(brotliCompress)(bytes, { params }), promisify(gzip)(bytes)]);
  writeFileSync(`${path}.br`, brotli);
  writeFileSync(`${path}.gz`, zipped);
  return brotli.length;
}

/** What a page needs before it is drawn: what is run, in its order, and what that imports. */
function atFirst(chunks: readonly OutputChunk[], { scripts }: Entry) {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const run = scripts.map((script) => {
    const made = chunks.find(({ facadeModuleId }) => facadeModuleId === join(root, script));
    if (!made) throw new Error(`nothing was made of ${script}`);
    return made.fileName;
  });
  const found = new Set(run);
  for (const name of found) for (const imported of byName.get(name)?.imports ?? []) found.add(imported);
  return { scripts: run, imported: [...found].slice(run.length) };
}

const page = (html: string, { scripts, imported, style }: ReturnType<typeof atFirst> & { style: string }): string =>
  html.replace(
    '<!-- assets -->',
    [
      ...scripts.map((name) => `<script type="module" src="/assets/${name}"></script>`),
      ...imported.map((name) => `<link rel="modulepreload" href="/assets/${name}">`),
      `<link rel="stylesheet" href="/assets/${style}">`,
    ].join('\n    '),
  );
