import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');

/**
 * CommonJS because Node loads it in three quarters of the time of the same code as ES modules; the SDK inside because
 * it then loads faster than the runtime's own; names kept whole and no source map in the package, because both cost
 * more at the first error than they help.
 */
const bundling = {
  absWorkingDir: root,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  mainFields: ['module', 'main'],
  minifyWhitespace: true,
  legalComments: 'none',
  charset: 'utf8',
  logLevel: 'warning',
  // Files of a function lie beside its bundle.
  define: { 'import.meta.dirname': '__dirname', 'import.meta.url': 'BUNDLE_URL' },
  banner: { js: 'const BUNDLE_URL=require("node:url").pathToFileURL(__filename).href;' },
  // A function finds its credentials in its environment, where the SDK looks first: the other ways are never tried.
  external: [
    '@aws-sdk/credential-provider-http',
    '@aws-sdk/credential-provider-ini',
    '@aws-sdk/credential-provider-process',
    '@aws-sdk/credential-provider-sso',
    '@aws-sdk/credential-provider-web-identity',
    '@smithy/credential-provider-imds',
  ],
  // `import()` becomes `require`, which does not start Node's loader of ES modules.
  supported: { 'dynamic-import': false },
} satisfies BuildOptions;

/** What our own code imports dynamically: the entry point of a file of its own, by the name of that file. */
type Apart = Map<string, string>;

/** esbuild splits ES modules only, so a dynamic import of ours is left standing as one of a neighbouring file. */
const keptApart = (apart: Apart): Plugin => ({
  name: 'kept-apart',
  setup(building) {
    building.onResolve({ filter: /./ }, ({ kind, path, resolveDir, importer }) => {
      if (kind !== 'dynamic-import' || importer.includes('/node_modules/')) return undefined;
      const name = basename(path, '.ts');
      apart.set(name, path.startsWith('.') ? join(resolveDir, path) : path);
      return { path: `./${name}.cjs`, external: true };
    });
  },
});

/**
 * Bundles each entry point into `<outdir>/<its folder>/index.cjs`. What it imports dynamically lies beside it in a file
 * of its own: a process compiles all of a file before it runs the first line, whether or not it comes to need it.
 */
export async function bundle(options: BuildOptions & { outdir: string }): Promise<Metafile> {
  const apart: Apart = new Map();
  const { metafile } = await build({
    ...bundling,
    ...options,
    define: { ...bundling.define, ...options.define },
    metafile: true,
    plugins: [keptApart(apart)],
  });
  if (apart.size === 0) return metafile;
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-bundling-'));
  try {
    await build({ ...bundling, entryPoints: Object.fromEntries(apart), outdir: folder });
    for (const [output, { imports }] of Object.entries(metafile.outputs)) {
      for (const { path } of imports) {
        if (!apart.has(basename(path, '.cjs'))) continue;
        copyFileSync(join(folder, path), join(root, dirname(output), path));
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return metafile;
}
