import { copyFileSync, existsSync, globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe } from '../functions/openapi/document.ts';
import { fontFiles } from '../shared/reports/pdf/fonts.ts';
import { bundle } from './bundling.ts';
import { buildConsole } from './console.ts';
import { routeTables } from './routes.ts';

const root = join(import.meta.dirname, '..');
const functions = join(root, 'functions');

/** Where the stack finds its functions' code. */
export const bundles = join(root, 'dist');

/** `<capability>.<name>` of every functions/<capability>/<name>.lambda.ts: the one name a function has everywhere. */
export function functionNames(): string[] {
  return globSync('*/*.lambda.ts', { cwd: functions })
    .map((path) => `${dirname(path)}.${basename(path, '.lambda.ts')}`)
    .sort();
}

/**
 * Bundles every function with one call of esbuild into `<outdir>/<capability>.<name>/index.cjs`, and the console beside the one that
 * serves it; the sizes of what went in are left in `<outdir>/meta.json`. Gives the bytes of the first load of the desk, and of
 * what is public.
 */
export async function build(outdir: string = bundles): Promise<{ firstLoad: number; forAll: number }> {
  rmSync(outdir, { recursive: true, force: true });
  const routes = await routeTables();
  const [metafile, sizes] = await Promise.all([bundled(outdir, routes), consoleIn(outdir, routes)]);
  fontsIn(outdir);
  writeFileSync(join(outdir, 'meta.json'), JSON.stringify(metafile));
  return { firstLoad: sizes.first, forAll: sizes.forAll };
}

type Tables = Awaited<ReturnType<typeof routeTables>>;

const bundled = (outdir: string, routes: Tables) =>
  bundle({
    entryPoints: functionNames().map((name) => ({
      in: join('functions', `${name.replace('.', '/')}.lambda.ts`),
      out: `${name}/index`,
    })),
    outdir,
    define: {
      // The description of the API as one string literal: the function that serves it needs no table and no file.
      OPENAPI: JSON.stringify(JSON.stringify(describe(routes))),
      // The files of the console lie beside the bundle of the function that serves them.
      BUNDLE_FOLDER: '__dirname',
    },
  });

/** Whoever sets documents on paper has the fonts beside its bundle. */
function fontsIn(outdir: string): void {
  for (const name of functionNames()) {
    if (!existsSync(join(outdir, name, 'pdf.cjs'))) continue;
    const folder = join(outdir, name, 'fonts');
    mkdirSync(folder);
    for (const file of fontFiles) copyFileSync(join(root, 'node_modules', file), join(folder, basename(file)));
  }
}

const consoleIn = (outdir: string, routes: Tables) => buildConsole(join(outdir, 'console.http', 'files'), routes);

/**
 * In place of bundles, files that load the sources as they stand: for running them where a debugger finds them. The template made of
 * them is that of the bundles.
 */
export async function buildFromSource(outdir: string): Promise<void> {
  rmSync(outdir, { recursive: true, force: true });
  const routes = await routeTables();
  const description = JSON.stringify(JSON.stringify(describe(routes)));
  for (const name of functionNames()) {
    const source = pathToFileURL(join(functions, `${name.replace('.', '/')}.lambda.ts`)).href;
    const folder = join(outdir, name);
    mkdirSync(folder, { recursive: true });
    const load = `exports.handler = async (...given) => (await import(${JSON.stringify(source)})).handler(...given);\n`;
    const told: Readonly<Record<string, string>> = {
      'openapi.http': `globalThis.OPENAPI = ${description};\n`,
      'console.http': 'globalThis.BUNDLE_FOLDER = __dirname;\n',
    };
    writeFileSync(join(folder, 'index.cjs'), `${told[name] ?? ''}${load}`);
  }
  await consoleIn(outdir, routes);
}

if (import.meta.main) {
  const { firstLoad, forAll } = await build();
  const [desk, open] = [firstLoad, forAll].map((bytes) => Math.round(bytes / 1024));
  console.error(`console: first load ${desk} KB, of what is public ${open} KB (brotli)`);
}
