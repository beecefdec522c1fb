import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical } from '../../../shared/domain/audit/canonical.ts';
import { digest } from '../../../shared/domain/audit/chain.ts';
import { diffSchemes } from '../../../shared/domain/scheme/diff.ts';
import { Rule, parametersOf, ruleKinds } from '../../../shared/domain/scheme/rules.ts';
import { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { indicatorColumns, sectionColumns } from '../../../shared/domain/scheme/table/columns.ts';
import type { Grid } from '../../../shared/domain/scheme/table/grid.ts';
import { parseTable } from '../../../shared/domain/scheme/table/parse.ts';
import { type Cell, printTable, ruleFromText, ruleText } from '../../../shared/domain/scheme/table/rule-text.ts';
import { choices } from '../../../shared/text/schemes/choices.ts';
import { columnNames } from '../../../shared/text/schemes/columns.ts';
import { parameterNames, ruleNames } from '../../../shared/text/schemes/rules.ts';
import { departmentScheme } from '../scoring/example.ts';
import { type Dice, dice } from '../scoring/dice.ts';
import { randomRule } from '../scoring/random-rules.ts';
import { randomScheme } from '../scoring/random.ts';

const always = (holds: (d: Dice) => void, numRuns = 100) =>
  fc.assert(
    fc.property(fc.gen(), (draw) => holds(dice(draw))),
    { seed: 20261123, numRuns },
  );

const readBack = (scheme: Scheme) => {
  const { sections, indicators } = printTable(scheme.sections);
  return parseTable({
    sections: gridOf([sectionColumns.map(({ key }) => columnNames[key].zh), ...sections]),
    indicators: gridOf([indicatorColumns.map(({ key }) => columnNames[key].en), ...indicators]),
  });
};

const gridOf = (rows: readonly (readonly Cell[])[]): Grid =>
  rows.map((cells, at) => ({
    row: at + 1,
    hidden: false,
    cells: new Map(cells.flatMap((cell, column) => (cell === null ? [] : [[column, { text: String(cell) }] as const]))),
  }));

describe('parse ∘ print = identity', () => {
  test('for the document of a scheme, and its hash stays', () => {
    always((d) => {
      const scheme = Scheme.parse(randomScheme(d));
      const again = Scheme.parse(JSON.parse(JSON.stringify(scheme, null, 2)));
      expect(again).toEqual(scheme);
      expect(digest(again)).toBe(digest(scheme));
      expect(canonical(Scheme.parse(JSON.parse(canonical(scheme))))).toBe(canonical(scheme));
    });
  });

  test('for the indicator table of a scheme', () => {
    always((d) => {
      const scheme = Scheme.parse(randomScheme(d));
      expect(readBack(scheme)).toEqual({ sections: scheme.sections, problems: [] });
    });
  });

  test('for who files an item, what its filings rest on, and the checks of it', () => {
    const text = { zh: '本级|全市；核对', en: 'Own; or of the city?' };
    const checks = [
      { expression: 'A <= city_spending', level: 'refuse' as const, text },
      { expression: 'or(A >= P, P = 0)', level: 'warn' as const, text },
    ];
    const evidenceRule = { least: 2, types: ['application/pdf', 'image/png'] };
    const scheme = structuredClone(departmentScheme);
    for (const section of scheme.sections)
      if (section.items === 'common')
        section.indicators.forEach((one, at) =>
          Object.assign(one, {
            provider: ([{ unit: 'statistics' }, 'self', 'office'] as const)[at % 3],
            checks,
            evidenceRule,
          }),
        );
    expect(readBack(scheme)).toEqual({ sections: scheme.sections, problems: [] });
  });

  test.each(ruleKinds)('for the parameters of the rule %s', (kind) => {
    always((d) => {
      const rule = Rule.parse(randomRule(kind, d));
      const { rule: again, stray } = ruleFromText(kind, ruleText(rule));
      expect(stray).toEqual([]);
      expect(Rule.parse(again)).toEqual(rule);
    }, 40);
  });

  test('for names made of the very marks that divide a list', () => {
    const awkward = fc.string({
      unit: fc.constantFrom('|', '→', '；', ';', '~', '～', '｜', '\\', '：', 'n', '优'),
      minLength: 1,
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(awkward, awkward), { minLength: 2, maxLength: 4 }), (names) => {
        const grades = names.map(([zh, en], at) => ({ id: `g${at}`, name: { zh, en }, value: `0.${at}` }));
        const rule = Rule.parse({ kind: 'votes', grades, absentGroup: 'block' });
        expect(ruleFromText('votes', ruleText(rule))).toEqual({ rule, stray: [] });
      }),
      { seed: 20261123, numRuns: 200 },
    );
  });

  test('for a formula of several lines', () => {
    const rule = Rule.parse({ kind: 'formula', expression: 'min(1,\n  A ÷ T)', gives: 'share', inputs: ['A', 'T'] });
    expect(ruleFromText('formula', ruleText(rule)).rule).toEqual(rule);
  });

  test('for decimals a spreadsheet number would change', () => {
    const scheme = Scheme.parse(randomScheme(dice(fc.sample(fc.gen(), { numRuns: 1, seed: 1 })[0]!)));
    for (const points of ['12.50', '0.30000000000000000001', '9007199254740993', '-0', '007']) {
      const sections = scheme.sections.map((section) => ({ ...section, points }));
      const printed = printTable(sections).sections.map((row) => row[3]);
      expect(new Set(printed)).toEqual(new Set([points]));
    }
    const [row] = printTable([{ ...scheme.sections[0]!, points: '12.5' }]).sections;
    expect(row?.[3]).toBe(12.5);
  });
});

test('two schemes differ in sentences exactly when their documents differ', () => {
  always((d) => {
    const [before, after] = [Scheme.parse(randomScheme(d)), Scheme.parse(randomScheme(d))];
    expect(diffSchemes(before, after).length > 0).toBe(canonical(before) !== canonical(after));
    expect(diffSchemes(before, before)).toEqual([]);
  });
});

describe('names lead back to one thing', () => {
  const twice = (names: readonly string[]) => names.filter((name, at) => names.indexOf(name) !== at);

  test('no two choices of one list, no two rules and no two columns are called the same in either language', () => {
    for (const list of Object.values(choices))
      for (const language of ['zh', 'en'] as const)
        expect(twice(Object.values(list).map((text: { zh: string; en: string }) => text[language]))).toEqual([]);
    expect(twice(Object.values(ruleNames).flatMap(({ zh, en }) => [zh, en]))).toEqual([]);
    for (const columns of [sectionColumns, indicatorColumns])
      expect(twice(columns.flatMap(({ key }) => [columnNames[key].zh, columnNames[key].en]))).toEqual([]);
  });

  test('no two parameters of one rule are called the same', () => {
    for (const kind of ruleKinds)
      expect(
        twice(parametersOf(kind).flatMap(({ path }) => [parameterNames[path].zh, parameterNames[path].en])),
      ).toEqual([]);
  });
});
