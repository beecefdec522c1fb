import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * Flips one operator at a time in the scoring and ranking rules, in a copy of the tree, and runs their tests: a flip no test
 * notices is printed. `node test/bench/mutate-scoring.ts [every-nth] [part-of-path]`
 *
 * Survivors that change nothing, and so stay: comparisons with a bound that gives the same on both sides (exact.ts: sign of
 * zero; interpolate.ts: exactly at a point), and fallbacks after a search `schemeProblems` has made sure of
 * (count.ts, graded.ts, evaluate.ts), and two values that are null together (section.ts).
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
  [/\bleast\(/g, 'greatest('],
  [/\bgreatest\(/g, 'least('],
  [/\.floor\(\)/g, '.ceiling()'],
  [/\.ceiling\(\)/g, '.floor()'],
  [/'increase'/g, "'decrease'"],
  [/\bzero\b(?=[,)\s])/g, 'one'],
];

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
  const code = (at: number) => !/^\s*(\*|\/\*|\/\/|import )/.test(source.slice(source.lastIndexOf('\n', at) + 1));
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
for (const folder of ['shared', 'test/domain', 'vitest.config.ts', 'package.json', 'tsconfig.json'])
  cpSync(folder, join(copy, folder), { recursive: true });
symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));

const files = ['shared/domain/scoring', 'shared/domain/ranking'].flatMap(sources).filter((file) => file.includes(part));
const mutants = files.flatMap(mutantsOf).filter((_, at) => at % Number(every) === 0);
const tests = [
  'test/domain/scoring',
  'test/domain/ranking',
  'test/domain/what-if',
  'test/domain/scheme/problems.test.ts',
];

function passes(): boolean {
  const run = spawnSync(
    'node',
    ['node_modules/vitest/vitest.mjs', 'run', '--bail=1', '--no-isolate', '--maxWorkers=1', ...tests],
    {
      cwd: copy,
      env: { ...process.env, ORACLE_RUNS: '60' },
      timeout: 120_000,
    },
  );
  return run.status === 0;
}

if (!passes()) throw new Error('the tests fail before anything is flipped');
let survived = 0;
for (const { file, line, text, source } of mutants) {
  const original = readFileSync(file, 'utf8');
  writeFileSync(join(copy, file), source);
  const unnoticed = passes();
  writeFileSync(join(copy, file), original);
  if (!unnoticed) continue;
  survived += 1;
  console.log(`survived: ${file}:${line} ${text}`);
}
console.log(`${mutants.length} mutants, ${survived} survived`);
