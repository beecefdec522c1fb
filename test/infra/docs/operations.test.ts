import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { routeTables } from '../../../infra/routes.ts';
import { synthesizedOnce, type Synthesized } from '../synthesized.ts';

const root = join(import.meta.dirname, '../../..');
/** Without what aligns the columns of its tables. */
const operations = readFileSync(join(root, 'docs/operations.md'), 'utf8').replaceAll(/ +\|/g, ' |');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

describe('the operations manual and the template say the same', () => {
  let template: Synthesized;
  beforeAll(async () => {
    template = await synthesizedOnce();
  });

  test('of the parameters of a deployment: each is in the table, and no other', () => {
    const told = [...operations.matchAll(/^\| `([A-Z]\w+)` \|/gm)].map(([, name]) => name);
    expect(new Set(told)).toEqual(
      new Set(Object.keys(template.parameters).filter((name) => name !== 'BootstrapVersion')),
    );
    for (const given of operations.matchAll(/--parameters (\w+)=/g)) expect(told).toContain(given[1]);
  });

  test('of the alarms and what they cost', () => {
    const metrics = template
      .ofType('AWS::CloudWatch::Alarm')
      .flatMap(([, { Properties }]) => (Properties['Metrics'] ?? [{ MetricStat: {} }]) as { MetricStat?: object }[])
      .filter(({ MetricStat }) => MetricStat);
    const cost = (metrics.length / 10).toFixed(2);
    expect(operations).toContain(`| alarms | ${metrics.length} alarm metrics × 0.10 | ${cost} |`);
  });

  test('of how many workers may run at once', () => {
    const mappings = template
      .ofType('AWS::Lambda::EventSourceMapping')
      .map(([, { Properties }]) => Properties['ScalingConfig']);
    expect(mappings).toEqual([{ MaximumConcurrency: 5 }]);
    expect(operations).toContain('takes at most five of them');
  });

  test('and the bill adds up, in the manual and in the README', () => {
    const bill = operations.slice(operations.indexOf('## Cost'), operations.indexOf('## Finding'));
    const lines = [...bill.matchAll(/^\|(?! \*\*).*\| (\d+\.\d\d) \|$/gm)].map(([, figure]) => Number(figure));
    const together = lines.reduce((sum, figure) => sum + figure, 0);
    expect(lines.length).toBeGreaterThan(10);
    expect(bill).toContain(`| **together** | | **${together.toFixed(2)}** |`);
    expect(readme).toContain(`about ${Math.round(together)} USD a month`);
  });

  test('every route that a page of documentation names is there', async () => {
    const known = [...(await routeTables()).values()].flat().map(({ method, path }) => `${method} ${path}`);
    const pages = [
      'README.md',
      ...readdirSync(join(root, 'docs'))
        .filter((name) => name.endsWith('.md'))
        .map((name) => `docs/${name}`),
    ];
    const named = pages.flatMap((page) =>
      [
        ...readFileSync(join(root, page), 'utf8').matchAll(/`((?:GET|POST|PUT) \/v1\/[^`\s?]*[^`\s?…/])(?:[`\s?])/g),
      ].map(([, route]) => [page, String(route)]),
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter(([, route]) => !known.includes(String(route)))).toEqual([]);
  });

  test('every command of this project that the manual or the README names is there', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const own = new Set(['ci', 'i', 'start', 'test']);
    for (const text of [operations, readme]) {
      for (const [, script] of text.matchAll(/npm run (?:--\S+ )?([a-z:]+)/g))
        expect(Object.keys(scripts)).toContain(script);
      for (const [, word] of text.matchAll(/npm (?!run)([a-z]+)/g)) expect(own).toContain(word);
    }
  });
});
