import { describe, expect, test } from 'vitest';
import { rankGroup } from '../../shared/domain/ranking/ranking.ts';
import { memberOf } from '../../shared/domain/ranking/member.ts';
import { agreementProblems } from '../../shared/domain/scheme/agreement-problems.ts';
import { schemeProblems } from '../../shared/domain/scheme/problems.ts';
import { Rule } from '../../shared/domain/scheme/rules.ts';
import { fixed, round } from '../../shared/domain/scoring/exact.ts';
import { evaluate } from '../../shared/domain/scoring/formula/evaluate.ts';
import { parseFormula } from '../../shared/domain/scoring/formula/parse.ts';
import { secondPass } from '../../shared/domain/scoring/peers.ts';
import { prepareScheme, scoreSubject } from '../../shared/domain/scoring/score.ts';
import { library, resultOf } from './golden.ts';

describe.each(library)('$name', ({ name, scheme, golden }) => {
  const prepared = prepareScheme(scheme, 1);
  const first = golden.subjects.map(({ input }) => scoreSubject(prepared, input));
  const sheets = secondPass(prepared, first, 'golden');
  const standings = rankGroup(
    prepared,
    sheets.map((sheet, at) => memberOf(prepared, sheet, golden.subjects[at]!.unit)),
  );

  test('can be scored with as it is, and names what it rests on', () => {
    expect(scheme.id).toBe(name);
    expect(golden.scheme).toBe(name);
    expect(schemeProblems(scheme)).toEqual([]);
    expect(scheme.legalBasis.length).toBeGreaterThan(0);
  });

  test('the agreements of its golden subjects could be signed', () => {
    for (const { input } of golden.subjects) expect(agreementProblems(scheme, input.agreement)).toEqual([]);
  });

  test.each(golden.subjects)('$input.subject gets the score worked out by hand ($case.en)', ({ input, expected }) => {
    const sheet = sheets.find(({ subject }) => subject === input.subject)!;
    const standing = standings.find(({ subject }) => subject === input.subject)!;
    expect({
      ...resultOf(sheet, standing),
      ...(expected.normalised === undefined ? {} : { normalised: standing.normalised }),
    }).toEqual(expected);
  });
});

/** The expression of a line "item = expression = figure" of the working. */
const workingOf = (working: readonly string[], item: string) =>
  working.map((line) => line.split(' = ')).find(([name]) => name === item)?.[1];

test.each(library)('the figures of $name are what their own working comes to', ({ scheme, golden }) => {
  const { digits, mode } = scheme.rounding;
  for (const { expected, working } of golden.subjects)
    for (const [item, figure] of Object.entries(expected.items)) {
      const worked = evaluate(parseFormula(workingOf(working, item)!), new Map());
      expect(`${item} ${fixed(round(worked, digits, mode), digits)}`).toBe(`${item} ${figure}`);
    }
});

test('the library shows every scoring rule at work', () => {
  const kinds = library.flatMap(({ scheme, golden }) => [
    ...scheme.sections.flatMap((section) =>
      section.items === 'common' ? section.indicators.map(({ rule }) => rule.kind) : [],
    ),
    ...golden.subjects.flatMap(({ input }) =>
      input.agreement.specific.flatMap(({ indicators }) => indicators.map(({ rule }) => rule.kind)),
    ),
  ]);
  const all = Rule.options.map((option) => option.shape.kind.value);
  expect([...new Set(kinds)].sort()).toEqual([...all].sort());
});
