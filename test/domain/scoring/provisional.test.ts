import { assert, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { provisional } from '../../../shared/domain/scoring/provisional.ts';
import type { ScoringInput } from '../../../shared/domain/scoring/input.ts';
import { prepareScheme, scoreSubject } from '../../../shared/domain/scoring/score.ts';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { departmentScheme, indicator, source } from './example.ts';

/** 60 points by ratio to 100, 40 by ratio to 50. */
const scheme = (missing: Scheme['missing']): Scheme => ({
  ...departmentScheme,
  missing,
  sections: [
    {
      id: 'common',
      name: { zh: '共性指标', en: 'Common indicators' },
      points: '100',
      items: 'common',
      combine: 'sum',
      indicators: [
        indicator('budget', '60', { kind: 'ratio', whenZero: 'zero' }, { target: '100' }),
        indicator('invoices', '40', { kind: 'ratio', whenZero: 'zero' }, { target: '50' }),
      ],
    },
  ],
});
const input = (filed: Readonly<Record<string, string>>): ScoringInput => ({
  subject: 'unit.finance',
  agreement: { source: source('entry-1'), goals: [], specific: [] },
  filed: Object.entries(filed).map(([item, number]) => ({
    state: 'filed',
    item,
    value: { kind: 'number', number },
    source: source(item),
  })),
  marks: [],
  tallies: [],
  adjustments: [],
  vetoes: [],
  periods: [],
  peers: null,
});

describe('what can be told before the close', () => {
  test('80 of 100 in an item of 60 points: 48 of 60 are known, and the score is open', () => {
    const { trace: _, ...known } = provisional(prepareScheme(scheme('block'), 1), input({ budget: '80' }));
    expect(known).toEqual({ earned: '48.00', of: '60', score: null });
  });

  test('no policy makes a figure that is missing nothing, everything or somebody else’s points', () => {
    for (const missing of ['zero', 'full', 'redistribute', 'peer-mean'] as const) {
      const { earned, of, score } = provisional(prepareScheme(scheme(missing), 1), input({ budget: '80' }));
      expect([earned, of, score]).toEqual(['48.00', '60', null]);
    }
  });

  test('with nothing missing it is the score of the close itself', () => {
    const figure = integer({ min: 0, max: 200 }).map(String);
    assert(
      property(figure, figure, (budget, invoices) => {
        const prepared = prepareScheme(scheme('zero'), 1);
        const given = input({ budget, invoices });
        expect(provisional(prepared, given).score).toBe(scoreSubject(prepared, given).score);
      }),
      { numRuns: 50 },
    );
  });
});
