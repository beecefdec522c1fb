import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const root = join(import.meta.dirname, '../..');
const sources = ['{functions,shared,infra,console}/**/*', 'cdk.json', 'package-lock.json'];
const Made = z.object({ of: z.string(), path: z.string() });

/**
 * The template as it would be deployed, made anew only where something it is made of has changed. It lies in the data folder: another
 * start, or a deployment, may be building at the same time.
 */
export async function templateIn(
  directory: string,
  { fromSource, makes }: { readonly fromSource: boolean; readonly makes: () => void },
): Promise<string> {
  const folder = folderOf(directory, fromSource);
  const before = marked(markOf(folder));
  if (before?.of === sourcesNow(fromSource) && existsSync(before.path)) return before.path;
  rmSync(markOf(folder), { force: true });
  makes();
  const path = await make(folder, fromSource);
  keepMade(directory, { path, fromSource });
  return path;
}

/** A developer goes back and forth between the two kinds: neither undoes the other. */
const folderOf = (directory: string, fromSource: boolean): string => (fromSource ? join(directory, 'dev') : directory);

const markOf = (folder: string): string => join(folder, 'template.json');

/** Says that this template is what the sources of now make, wherever it lies. */
export function keepMade(
  directory: string,
  { path, fromSource = false }: { readonly path: string; readonly fromSource?: boolean },
): void {
  writeFileSync(markOf(folderOf(directory, fromSource)), JSON.stringify({ of: sourcesNow(fromSource), path }), {
    mode: 0o600,
  });
}

/** What the mark says was made; nothing where there is none, or it is damaged: then it is made again. */
function marked(mark: string): z.infer<typeof Made> | undefined {
  try {
    return Made.parse(JSON.parse(readFileSync(mark, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Changes whenever a source does: by name, size and time, as a build tool looks at them. */
function sourcesNow(fromSource: boolean): string {
  const sum = createHash('sha256').update(`${root} ${process.version} ${fromSource}`);
  for (const name of globSync(sources, { cwd: root }).toSorted()) {
    const { size, mtimeMs } = statSync(join(root, name));
    sum.update(`\n${name} ${size} ${mtimeMs}`);
  }
  return sum.digest('hex');
}

async function make(folder: string, fromSource: boolean): Promise<string> {
  const bundles = join(folder, 'bundles');
  const { build, buildFromSource } = await import('../../infra/build.ts');
  // The synthesizer takes as long to load as the bundler to bundle. Neither is loaded for what is refused before.
  const [{ synthesize }] = await Promise.all([
    import('../../infra/synthesize.ts'),
    fromSource ? buildFromSource(bundles) : build(bundles),
  ]);
  const [template] = await synthesize({
    outdir: join(folder, 'template'),
    bundles,
    validate: false,
    context: { regions: 'cn-north-1' },
  });
  if (!template) throw new Error('the app synthesized no template');
  return template.path;
}
