import { globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe } from '../functions/openapi/document.ts';
import { bundle } from './bundling.ts';
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
 * Bundles every function with one call of esbuild into `<outdir>/<capability>.<name>/index.cjs`; the sizes of what went
 * in are left in `<outdir>/meta.json`.
 */
export async function build(outdir: string = bundles): Promise<void> {
  rmSync(outdir, { recursive: true, force: true });
  const metafile = await bundle({
    entryPoints: functionNames().map((name) => ({
      in: join('functions', `${name.replace('.', '/')}.lambda.ts`),
      out: `${name}/index`,
    })),
    outdir,
    // The description of the API as one string literal: the function that serves it needs no table and no file.
    define: { OPENAPI: JSON.stringify(JSON.stringify(describe(await routeTables()))) },
  });
  writeFileSync(join(outdir, 'meta.json'), JSON.stringify(metafile));
}

/**
 * In place of bundles, files that load the sources as they stand: for running them where a debugger finds them. The template made of
 * them is that of the bundles.
 */
export async function buildFromSource(outdir: string): Promise<void> {
  rmSync(outdir, { recursive: true, force: true });
  const description = JSON.stringify(JSON.stringify(describe(await routeTables())));
  for (const name of functionNames()) {
    const source = pathToFileURL(join(functions, `${name.replace('.', '/')}.lambda.ts`)).href;
    const folder = join(outdir, name);
    mkdirSync(folder, { recursive: true });
    const load = `exports.handler = async (...given) => (await import(${JSON.stringify(source)})).handler(...given);\n`;
    const described =
      name === 'openapi.http'
        ? `globalThis.OPENAPI = ${description};
`
        : '';
    writeFileSync(join(folder, 'index.cjs'), described + load);
  }
}

if (import.meta.main) await build();
