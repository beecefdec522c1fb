import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * Flips one operator at a time in the scoring, ranking and what-if code, in a copy of the tree, and runs its tests until the
 * first one fails: a flip no test notices is printed. `node test/bench/mutate-scoring.ts [every-nth] [part-of-path]`
 * What stays unnoticed, and why nothing can notice it, stands in docs/mutation.md.
 */
const FLIPS: readonly (readonly [RegExp, string])[] = [
  [/ < /g, ' <= '],
  [/ <= /g, ' < '],
  [/ > /g, ' >= '],
  [/ >= /g, ' > '],
  [/ === /g, ' !== '],
  [/ !== /g, ' === '],
  [/ && /g, ' || '],
  [/ \|\| /g, ' && '],
  [/ \+ 1\b/g, ' + 2'],
  [/ - 1\b/g, ' - 2'],
  [/\.minus\(/g, '.plus('],
  [/\.plus\(/g, '.minus('],
  [/\.times\(/g, '.dividedBy('],
  [/\.dividedBy\(/g, '.times('],
  [/\bleast\(/g, 'greatest('],
  [/\bgreatest\(/g, 'least('],
  [/\bMath\.min\(/g, 'Math.max('],
  [/\bMath\.max\(/g, 'Math.min('],
  [/\.floor\(\)/g, '.ceiling()'],
  [/\.ceiling\(\)/g, '.floor()'],
  [/\.some\(/g, '.every('],
  [/\.every\(/g, '.some('],
  [/\btrue\b/g, 'false'],
  [/\bfalse\b/g, 'true'],
  [/'increase'/g, "'decrease'"],
  [/\bzero\b(?=[,)\s])/g, 'one'],
];

/** Every test of the three folders; the quick ones first, since most flips fall there within a second. */
const tests = [
  'test/domain/scoring',
  'test/domain/ranking',
  'test/domain/what-if',
  'test/domain/scheme/problems.test.ts',
];
const slow = ['test/domain/scoring/properties.test.ts', 'test/domain/scoring/oracle.test.ts'];
const stages = [[...tests, ...slow.map((file) => `--exclude=${file}`)], slow];

interface Mutant {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  readonly source: string;
}

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));

function mutantsOf(file: string): Mutant[] {
  const source = readFileSync(file, 'utf8');
  const code = (at: number) => {
    const line = source.slice(source.lastIndexOf('\n', at) + 1, at);
    return !/^\s*(\*|\/\*|import |readonly |\| )/.test(line) && !line.includes('//') && !line.includes('/**');
  };
  return FLIPS.flatMap(([from, to]) =>
    [...source.matchAll(from)]
      .filter(({ index }) => code(index))
      .map((match) => ({
        file,
        line: source.slice(0, match.index).split('\n').length,
        text: `${match[0].trim()} → ${to.trim()}`,
        source: source.slice(0, match.index) + to + source.slice(match.index + match[0].length),
      })),
  );
}

const [every = '10', part = ''] = process.argv.slice(2);
const copy = mkdtempSync(join(tmpdir(), 'mutants-'));
for (const folder of ['shared', 'test/domain', 'test/make', 'vitest.config.ts', 'package.json', 'tsconfig.json'])
  cpSync(folder, join(copy, folder), { recursive: true });
symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));

function passes(): boolean {
  return stages.every((stage) => {
    const options = ['run', '--bail=1', '--no-isolate', '--maxWorkers=1', '--reporter=dot', ...stage];
    const run = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', ...options], {
      cwd: copy,
      env: { ...process.env, ORACLE_RUNS: '150' },
      // A flip in the condition of a loop may never end: that is noticed too.
      timeout: 45_000,
    });
    return run.status === 0;
  });
}

const mutants = ['scoring', 'ranking', 'what-if']
  .flatMap((folder) => sources(`shared/domain/${folder}`))
  .concat('shared/domain/ranking/ranking.ts', 'shared/domain/what-if/what-if.ts')
  .filter((file) => file.includes(part))
  .flatMap(mutantsOf)
  .filter((_, at) => at % Number(every) === 0);
if (!passes()) throw new Error('the tests fail before anything is flipped');
let survived = 0;
for (const { file, line, text, source } of mutants) {
  const place = join(copy, file);
  const original = readFileSync(place, 'utf8');
  writeFileSync(place, source);
  const unnoticed = passes();
  writeFileSync(place, original);
  if (!unnoticed) continue;
  survived += 1;
  console.log(`survived: ${file}:${line} ${text}\n  ${original.split('\n')[line - 1]?.trim()}`);
}
console.log(`${mutants.length} mutants, ${survived} survived`);
rmSync(copy, { recursive: true });
