import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, functionNames } from '../../infra/build.ts';
import { bundle } from '../../infra/bundling.ts';
import { median, milliseconds, printTable, ratio } from './figures.ts';

const rounds = 15;
const minimal = 'minimal';

/** How long a fresh process takes to load each bundle, against a handler that does one `get`, bundled alike. */
export async function benchLoad(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-bench-'));
  try {
    await build(folder);
    await bundle({ entryPoints: { [`${minimal}/index`]: 'test/bench/minimal.lambda.ts' }, outdir: folder });
    const names = [minimal, ...functionNames()];
    const fileOf = (name: string) => join(folder, name, 'index.cjs');
    const times = new Map(names.map((name) => [name, [] as number[]]));
    for (let round = 0; round < rounds; round += 1) {
      for (const name of names) times.get(name)!.push(loadTime(fileOf(name)));
    }
    const base = median(times.get(minimal)!);
    const size = (name: string) => statSync(fileOf(name)).size / 1024;
    printTable(
      `Load of a bundle in a fresh process (median of ${rounds})`,
      ['bundle', 'ms', '÷ minimal', 'KB', '÷ minimal'],
      names.map((name) => {
        const time = median(times.get(name)!);
        const kilobytes = size(name);
        return [name, milliseconds(time), ratio(time, base), kilobytes.toFixed(0), ratio(kilobytes, size(minimal))];
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds of `require` alone: starting Node is the same for all. */
function loadTime(file: string): number {
  const probe = `const start = performance.now(); require(${JSON.stringify(file)}); console.log(performance.now() - start); process.exit()`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['-e', probe], { encoding: 'utf8', cwd: tmpdir() });
  if (status !== 0) throw new Error(stderr);
  return Number(stdout);
}
