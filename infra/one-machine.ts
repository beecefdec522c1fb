import { build as bundleServer } from 'esbuild';
import { chmodSync, cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import * as z from 'zod';
import { build as buildFunctions } from './build.ts';
import { synthesize } from './synthesize.ts';

const root = join(import.meta.dirname, '..');
const require = createRequire(import.meta.url);

/** What a file of the server asks for by name at run time, each a process or thread of its own. */
const entries = {
  jixiao: 'local/jixiao.ts',
  keeper: 'local/dynamodb/keeper.ts',
  instance: 'local/functions/instance.ts',
};

const launcher = `#!/bin/sh
here=$(dirname -- "$(readlink -f -- "$0")")
exec "$here/node" "$here/../server/jixiao.js" "$@"
`;

/**
 * Leaves in `outdir` all that serving a county needs, and nothing of what made it: the server, the bundles with their template, the
 * engine, and Node itself where it came as a package. The folder is copied as it is to the machine that serves.
 */
export async function buildOneMachine(outdir: string): Promise<void> {
  const making = `${outdir}.new`;
  rmSync(making, { recursive: true, force: true });
  const bundles = join(making, 'bundles');
  await buildFunctions(bundles);
  const [template] = await synthesize({
    outdir: join(making, 'template'),
    bundles,
    validate: false,
    context: { regions: 'cn-north-1' },
  });
  if (!template) throw new Error('the app synthesized no template');
  // Synthesis copied them beside the template.
  rmSync(bundles, { recursive: true });
  await bundleServer({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: join(making, 'server'),
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    minifyWhitespace: true,
    legalComments: 'linked',
    charset: 'utf8',
    logLevel: 'warning',
    // Of the libraries some still ask for others in the old way.
    banner: {
      js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
    },
  });
  cpSync(join(root, 'local/identity/accounts/style.css'), join(making, 'server', 'style.css'));
  // Units and the example of a proxy: they are put in place where it serves.
  cpSync(join(root, 'docs/one-machine'), join(making, 'docs/one-machine'), { recursive: true });
  writeFileSync(join(making, 'server', 'package.json'), JSON.stringify({ type: 'module' }));
  copyPackage(making, `@dynoxide/${process.platform}-${process.arch}`);
  mkdirSync(join(making, 'bin'));
  cpSync(process.execPath, join(making, 'bin', 'node'), { dereference: true });
  writeFileSync(join(making, 'bin', 'jixiao'), launcher);
  for (const name of ['node', 'jixiao']) chmodSync(join(making, 'bin', name), 0o755);
  const { version } = z
    .looseObject({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  writeFileSync(join(making, 'built.json'), JSON.stringify({ version, template: relative(making, template.path) }));
  rmSync(outdir, { recursive: true, force: true });
  renameSync(making, outdir);
}

function copyPackage(making: string, name: string): void {
  const folder = dirname(require.resolve(`${name}/package.json`));
  cpSync(folder, join(making, 'node_modules', name), { recursive: true, dereference: true });
}

if (import.meta.main) await buildOneMachine(join(root, 'build', 'jixiao'));
