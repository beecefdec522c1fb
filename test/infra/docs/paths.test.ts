import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const pages = globSync(['README.md', 'CONTRIBUTING.md', 'docs/**/*.md', 'schemes/*.md']);
const files = globSync('{functions,shared,infra,local,console,test,schemes,docs}/**/*', { withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => `/${parentPath}/${name}`);

/** Files a page names in code marks, whole or by the end of their path. */
const named = pages.flatMap((page) =>
  [...readFileSync(page, 'utf8').matchAll(/`((?:[\w.-]+\/)*[\w.-]+\.ts)`/g)].map(([, path = '']) => ({ page, path })),
);

describe('a file that a page names', () => {
  test('is named often enough for this to be a check', () => {
    expect(named.length).toBeGreaterThan(40);
  });

  test('exists', () => {
    const gone = named.filter(({ path }) => !files.some((file) => file.endsWith(`/${path}`)));
    expect(gone).toEqual([]);
  });
});
