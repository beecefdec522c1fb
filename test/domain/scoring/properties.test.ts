import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from '../../../shared/domain/audit/canonical.ts';
import { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { Exact, print, round, sum } from '../../../shared/domain/scoring/exact.ts';
import { evaluate } from '../../../shared/domain/scoring/formula/evaluate.ts';
import { parseFormula } from '../../../shared/domain/scoring/formula/parse.ts';
import type { ScoringInput } from '../../../shared/domain/scoring/input.ts';
import { secondPass } from '../../../shared/domain/scoring/peers.ts';
import { recompute } from '../../../shared/domain/scoring/recompute.ts';
import { bandOf, prepareScheme, scoreSubject } from '../../../shared/domain/scoring/score.ts';
import { ScoreSheet, type TraceNode } from '../../../shared/domain/scoring/sheet.ts';
import { distribute } from '../../../shared/domain/scoring/terms.ts';
import { type Dice, dice } from './dice.ts';
import { departmentScheme, openBelow } from './example.ts';
import { filed, indicator, number, schemeOf, score } from './one-item.ts';
import { randomInput, randomScheme } from './random.ts';

const always = (holds: (d: Dice) => void, numRuns = 60) =>
  fc.assert(
    fc.property(fc.gen(), (draw) => holds(dice(draw))),
    { seed: 20261123, numRuns, endOnFailure: true },
  );

function randomGroup(d: Dice) {
  const scheme = Scheme.parse(randomScheme(d));
  const prepared = prepareScheme(scheme, 1);
  const inputs = Array.from({ length: d.whole(1, 3) }, (_, at) => randomInput(scheme, `unit.${at}`, d));
  const sheets = secondPass(
    prepared,
    inputs.map((input) => scoreSubject(prepared, input)),
    'g',
  );
  return { scheme, prepared, inputs, sheets };
}

const nodes = (node: TraceNode): TraceNode[] => [node, ...node.parts.flatMap(nodes)];

test('the order in which records arrive does not change a byte of the sheet', () => {
  always((d) => {
    const { prepared, sheets } = randomGroup(d);
    for (const { input } of sheets) {
      const reversed: ScoringInput = {
        ...input,
        agreement: { ...input.agreement, goals: input.agreement.goals.toReversed() },
        filed: input.filed.toReversed(),
        marks: input.marks.toReversed(),
        tallies: input.tallies.toReversed(),
        adjustments: input.adjustments.toReversed(),
        periods: input.periods.toReversed(),
      };
      expect(canonical(scoreSubject(prepared, reversed))).toBe(canonical(scoreSubject(prepared, input)));
    }
  });
});

test('a sheet recomputes from what it carries, also after being written and read', () => {
  always((d) => {
    const { scheme, sheets } = randomGroup(d);
    for (const sheet of sheets) {
      const written = canonical({ format: 'jixiao.portable-sheet/1', scheme, sheet });
      expect(recompute(JSON.parse(written))).toMatchObject({ ok: true, score: sheet.score });
    }
  });
});

test('reading what was written gives the same scheme and the same sheet', () => {
  always((d) => {
    const { scheme, sheets } = randomGroup(d);
    expect(canonical(Scheme.parse(JSON.parse(canonical(scheme))))).toBe(canonical(scheme));
    for (const sheet of sheets)
      expect(canonical(ScoreSheet.parse(JSON.parse(canonical(sheet))))).toBe(canonical(sheet));
  });
});

test('every expression of the trace, computed again as it is written, gives the number beside it', () => {
  let checked = 0;
  always((d) => {
    for (const node of randomGroup(d).sheets.flatMap(({ trace }) => nodes(trace))) {
      const [expression = '', result] = node.expression.split(' = ');
      if (expression === '' || expression.includes('…') || result === undefined) continue;
      expect(print(evaluate(parseFormula(expression), new Map())), node.expression).toBe(node.exact);
      checked += 1;
    }
  });
  expect(checked).toBeGreaterThan(500);
});

test('weights after redistribution sum to the parent’s', () => {
  always((d) => {
    const parts = Array.from({ length: d.whole(1, 9) }, () => ({
      points: Exact.of(d.decimal(1, 30, 3)),
      counts: d.chance(60),
    }));
    const weights = distribute(parts, Exact.of('40'));
    if (parts.some(({ counts }) => counts)) expect(sum(weights!).compare(Exact.of('40'))).toBe(0);
    else expect(weights).toBeNull();
  }, 300);
});

test('one subject’s score never depends on who else was scored, unless an item compares them', () => {
  always((d) => {
    const { prepared, inputs } = randomGroup(d);
    const alone = inputs.map((input) => canonical(scoreSubject(prepared, input)));
    const again = inputs
      .toReversed()
      .map((input) => canonical(scoreSubject(prepared, input)))
      .toReversed();
    expect(again).toEqual(alone);
  });
});

test.each(['ratio', 'progress', 'threshold', 'imported'] as const)(
  'more of a good thing never lowers a %s score',
  (kind) => {
    const rules = {
      ratio: { kind: 'ratio', whenZero: 'zero' },
      progress: { kind: 'progress' },
      threshold: { kind: 'threshold', comparison: 'at-least' },
      imported: { kind: 'imported', fullMark: '100' },
    } as const;
    const scheme = schemeOf([indicator('i', '10', rules[kind], { target: '50', baseline: '3' })]);
    always((d) => {
      const [low, high] = [d.decimal(0, 99, 3), d.decimal(0, 99, 3)].toSorted((a, b) => Number(a) - Number(b));
      const earned = (value: string) => Exact.of(score(scheme, { filed: [filed('i', number(value))] }).score!);
      expect(earned(low!).compare(earned(high!))).toBeLessThanOrEqual(0);
    }, 200);
  },
);

test('capped shares stay within 0 and the points of their item', () => {
  const scheme = schemeOf([indicator('i', '10', { kind: 'progress' }, { target: '50', baseline: '3' })]);
  always((d) => {
    const earned = Number(score(scheme, { filed: [filed('i', number(d.decimal(-99, 999, 3)))] }).score);
    expect(earned >= 0 && earned <= 10).toBe(true);
  }, 200);
});

test('every decimal of the whole line falls into exactly one band', () => {
  const bands = openBelow(departmentScheme.bands);
  always((d) => {
    const value = Exact.of(d.decimal(-200, 300, 4));
    const holding = bands.filter((band) => bandOf([band], value));
    expect(holding).toHaveLength(1);
    expect(bandOf(bands, value)).toBe(holding[0]);
  }, 500);
});

test('a total is rounded once: rounding the exact figure gives the score', () => {
  always((d) => {
    const { scheme, sheets } = randomGroup(d);
    for (const { exact, score } of sheets) {
      if (exact === null || score === null || exact.endsWith('…')) continue;
      expect(round(Exact.of(exact), scheme.rounding.digits, scheme.rounding.mode).compare(Exact.of(score))).toBe(0);
    }
  });
});
