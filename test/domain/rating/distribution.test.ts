import { describe, expect, it } from 'vitest';
import { mostOf, overLimit } from '../../../shared/domain/rating/distribution.ts';
import { type Scale, refuseOverLimit } from '../../../shared/domain/rating/rating.ts';
import { refusedBy } from '../refused-by.ts';

/** "评 90 分（含）以上的不超过所评对象的 30%，95 分（含）以上的不超过 10%" */
const limits = [
  { from: '90', most: '0.3' },
  { from: '95', most: '0.1' },
];

describe('a distribution of marks', () => {
  it('lets a part of the subjects be marked high, and a part of a subject is none', () => {
    // 12 个对象的 30% 为 3.6 个，至多 3 个；10% 为 1.2 个，至多 1 个。
    expect(limits.map((limit) => mostOf(limit, 12))).toEqual([3, 1]);
    expect(mostOf({ from: '90', most: '0.3' }, 10)).toBe(3);
    expect(mostOf({ from: '90', most: '0.3' }, 3)).toBe(0);
  });

  it('is gone beyond with one more, counted from the mark itself on', () => {
    expect(overLimit(limits, ['90', '92.5', '95', '89.999999'], 12)).toBeUndefined();
    expect(overLimit(limits, ['90', '92.5', '95', '90'], 12)).toMatchObject({ from: '90', allowed: 3, given: 4 });
    expect(overLimit(limits, ['95', '99'], 12)).toMatchObject({ from: '95', allowed: 1, given: 2 });
  });

  it('refuses the ballot that goes beyond it, not those before, and leaves an item of a subject’s own alone', () => {
    const scales: Scale[] = [{ indicator: 'service', by: 'marks', max: '100', distribution: limits }];
    const sheet = (marks: string[], all = 12) => ({ marksOn: () => marks, askedAbout: () => all });
    const submits = (mark: string, on: ReturnType<typeof sheet>) => () =>
      refuseOverLimit({ marks: [{ indicator: 'service', mark }] }, scales, on);
    expect(submits('90', sheet(['91', '92']))).not.toThrow();
    expect(refusedBy(submits('90', sheet(['91', '92', '93'])))).toBe('scoring.over-limit');
    expect(submits('89', sheet(['91', '92', '93']))).not.toThrow();
    expect(submits('100', sheet([], 0))).not.toThrow();
    expect(() =>
      refuseOverLimit({ marks: [{ indicator: 'service', abstains: '不了解' }] }, scales, sheet([])),
    ).not.toThrow();
  });
});
