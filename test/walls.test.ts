import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Who imports whom: packages by name, files by their path from the root of the repository. */
const imports = globSync([
  'shared/**/*.ts',
  'functions/**/*.ts',
  'infra/**/*.ts',
  'local/**/*.ts',
  'console/**/*.{ts,tsx}',
]).flatMap((file) =>
  [
    ...readFileSync(file, 'utf8').matchAll(/(?:^|\n)(?:import|export)\s[^;]*?from\s+'([^']+)'|import\('([^']+)'\)/g),
  ].map((found) => {
    const name = found[1] ?? found[2] ?? '';
    return { file, to: name.startsWith('.') ? relative('.', join(dirname(file), name)) : name };
  }),
);

const crossing = (from: RegExp, to: (path: string, from: string) => boolean) =>
  imports
    .filter(({ file, to: target }) => from.test(file) && to(target, file))
    .map(({ file, to: target }) => `${file} → ${target}`);

const capability = (path: string) => /^functions\/([^/]+)\//.exec(path)?.[1];

describe('import walls', () => {
  test('the imports are really read', () => {
    expect(imports.length).toBeGreaterThan(500);
    expect(crossing(/^functions\/http\.ts$/, (to) => to === '@middy/core')).toHaveLength(1);
  });

  test('the domain knows numbers, schemas and texts, and nothing of where its records are or where it runs', () => {
    const known =
      /^(shared\/(domain|text)\/|zod(\/v4\/locales\/|$)|decimal\.js$|canonicalize$|chinese-days\/|node:crypto$)/;
    expect(crossing(/^shared\/domain\//, (to) => !known.test(to))).toEqual([]);
  });

  test('texts are data', () => {
    expect(crossing(/^shared\/text\//, (to) => !/^shared\/(text|domain)\//.test(to))).toEqual([]);
  });

  test('what is shared knows no use case', () => {
    expect(crossing(/^shared\//, (to) => /^(functions|infra|local|test)\//.test(to))).toEqual([]);
  });

  test('functions do not know where they run', () => {
    expect(crossing(/^functions\//, (to) => /^(infra|local|test)\//.test(to))).toEqual([]);
  });

  test('the console takes types from the functions and nothing that runs, and nobody imports it', () => {
    expect(crossing(/^console\//, (to) => /^(infra|local|test)\/|^(node:|zod$)/.test(to))).toEqual([]);
    const taken = globSync('console/**/*.{ts,tsx}').flatMap((file) =>
      [
        ...readFileSync(file, 'utf8').matchAll(
          // How a figure is read as people write it, and how many may be marked high, is one rule for who types and for what is sent.
          /^import (?!type )[^;]*?from '[^']*\/(functions|shared\/domain(?!\/(?:scoring\/quantity|rating\/distribution)\.ts)|shared\/storage)\/[^']*'/gm,
        ),
      ].map(([line]) => `${file}: ${line}`),
    );
    expect(taken).toEqual([]);
    // The rules work out an example themselves, and come when somebody opens a scheme or tries out another.
    const onDemand = globSync('console/**/*.{ts,tsx}').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/import\('[./]*(shared\/domain\/[^']*)'\)/g)].map(
        (found) => `${file} → ${found[1]}`,
      ),
    );
    expect(onDemand.toSorted()).toEqual([
      'console/pages/results/what-if.tsx → shared/domain/what-if/changed.ts',
      'console/pages/schemes/rules.ts → shared/domain/scheme/example/turned.ts',
      'console/pages/schemes/rules.ts → shared/domain/scheme/example/worked.ts',
    ]);
    expect(crossing(/^(?!console\/)/, (to) => to.startsWith('console/'))).toEqual([]);
  });

  test('what is deployed and what runs it here know each other by the template; the start builds and synthesizes it', () => {
    expect(crossing(/^infra\//, (to) => /^(local|test)\//.test(to))).toEqual([]);
    expect(crossing(/^local\//, (to) => /^(infra|test)\//.test(to))).toEqual([
      'local/template/made.ts → infra/build.ts',
      'local/template/made.ts → infra/synthesize.ts',
    ]);
  });

  test('a capability never imports another one', () => {
    const foreign = (to: string, from: string) => capability(to) !== undefined && capability(to) !== capability(from);
    expect(crossing(/^functions\/[^/]+\//, foreign)).toEqual([]);
  });

  test('what a caller sent is checked by the schema of its route or refused, never thrown at by a parser', () => {
    const sent = /\.parse\(\s*(?:\{\s*)?(?:\.\.\.)?(?:body|params|query|request|given|wanted)\b/;
    const parsing = globSync(['functions/*/**/*.ts', 'shared/domain/**/*.ts']).filter((file) =>
      sent.test(readFileSync(file, 'utf8')),
    );
    expect(parsing).toEqual([]);
  });

  test('keys are written in one place', () => {
    const written = globSync(['shared/storage/**/*.ts', 'functions/**/*.ts'])
      .filter((file) => file !== 'shared/storage/keys.ts')
      .filter((file) => /`[^`]*#\$\{|\$\{[^}]*\}#/.test(readFileSync(file, 'utf8')));
    expect(written).toEqual([]);
  });
});
