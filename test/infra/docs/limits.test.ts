import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const sources = globSync('{functions,shared}/**/*.ts');

test('the table of limits names every one with its value and where it is declared', () => {
  const declared = sources.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^(?:export )?const (most[A-Z]\w*) = (.+);$/gm)].map(
      ([, name, value = '']) => [name, value.replaceAll('_', ','), file].join(' | '),
    ),
  );
  const listed = [
    ...readFileSync('docs/limits.md', 'utf8').matchAll(/^\| `(\w+)` \| (.+?) \| .+ \| `(\S+)` \|$/gm),
  ].map(([, name, value, file]) => [name, value, file].join(' | '));
  expect(listed.toSorted()).toEqual(declared.toSorted());
});
