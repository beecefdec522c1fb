import { build, type Metafile } from 'esbuild';
import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { keyed, type Route } from '../functions/route.ts';

const root = join(import.meta.dirname, '..');

interface Entry {
  readonly html: string;
  readonly script: string;
  readonly style: string;
}

/** Whoever signs in, and whoever reads what is public and never loads the desk. */
const desk: Entry = { html: 'console/index.html', script: 'console/main.tsx', style: 'console/style.css' };
const forEverybody: Entry = {
  html: 'console/public/public.html',
  script: 'console/public/main.tsx',
  style: 'console/public/style.css',
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
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: {
      main: desk.script,
      style: desk.style,
      'for-all': forEverybody.script,
      'for-all-style': forEverybody.style,
    },
    outdir: 'assets',
    write: false,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    minify: true,
    legalComments: 'none',
    charset: 'utf8',
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    metafile: true,
    logLevel: 'warning',
    define: { 'process.env.NODE_ENV': '"production"', ROUTES: known(routes) },
  });
  const assets = join(outdir, 'assets');
  mkdirSync(assets, { recursive: true });
  const files = Object.fromEntries(
    await Promise.all(
      outputFiles.map(async ({ path, contents }) => [
        basename(path),
        await write(join(assets, basename(path)), contents),
      ]),
    ),
  );
  const load = async ({ html, ...entry }: Entry): Promise<number> => {
    const needed = atFirst(metafile, entry);
    const text = page(await readFile(join(root, html), 'utf8'), needed);
    const size = await write(join(outdir, basename(html)), Buffer.from(text));
    return needed.reduce((sum, name) => sum + (files[name] ?? 0), size);
  };
  return { first: await load(desk), forAll: await load(forEverybody), files };
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

/** The entry, whatever it imports statically, and the style. */
function atFirst({ outputs }: Metafile, { script, style }: Omit<Entry, 'html'>): string[] {
  const made = (source: string): string => {
    const [path] = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === source) ?? [];
    if (path === undefined) throw new Error(`nothing was made of ${source}`);
    return path;
  };
  const found = new Set([made(script)]);
  for (const path of found)
    for (const { path: imported, kind } of outputs[path]?.imports ?? [])
      if (kind === 'import-statement') found.add(imported);
  return [...found, made(style)].map((path) => basename(path));
}

function page(html: string, names: readonly string[]): string {
  const line = (name: string, place: number): string => {
    if (name.endsWith('.css')) return `<link rel="stylesheet" href="/assets/${name}">`;
    return place === 0
      ? `<script type="module" src="/assets/${name}"></script>`
      : `<link rel="modulepreload" href="/assets/${name}">`;
  };
  return html.replace('<!-- assets -->', names.map(line).join('\n    '));
}
