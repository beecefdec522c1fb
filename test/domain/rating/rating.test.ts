import { describe, expect, it } from 'vitest';
import { countedBallots, ratingsOf } from '../../../shared/domain/rating/ballots.ts';
import {
  type Ballot,
  type Scale,
  type Seat,
  bringsOwnItems,
  rate,
  recuse,
  scalesOf,
  seat,
  unmarked,
} from '../../../shared/domain/rating/rating.ts';
import { Refused } from '../../../shared/domain/refused.ts';
import type { RaterGroup } from '../../../shared/domain/scheme/outcome.ts';
import { chainOf } from '../entries.ts';
import { departmentScheme, indicator } from '../scoring/example.ts';

const scales: Scale[] = [
  { indicator: 'service', by: 'marks', max: '100' },
  { indicator: 'conduct', by: 'votes', grades: ['good', 'fair'] },
];
const free: Seat = { state: 'assigned', rater: 'wang', group: 'leaders' };
const full = (mark: string, submitted = true): Ballot => ({
  group: 'leaders',
  marks: [
    { indicator: 'service', mark },
    { indicator: 'conduct', vote: 'good' },
  ],
  submitted,
});
const sealed = { group: 'leaders', submitted: false, sealed: 'c2VhbGVk' };
const refusal = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
  return 'nothing was refused';
};

describe('a seat', () => {
  const group = (admits?: RaterGroup['admits']): RaterGroup => ({
    id: 'leaders',
    name: { zh: '领导', en: 'Leaders' },
    weight: '1',
    trim: null,
    ...(admits ? { admits } : {}),
  });
  const candidate = { rater: 'wang', group: 'leaders', standings: ['other-units'] as const };

  it('is for people of other units where the scheme says nothing, and never for the assessed person', () => {
    expect(seat([], [group()], candidate)).toEqual(free);
    expect(refusal(() => seat([], [group()], { ...candidate, standings: ['own-unit'] }))).toBe('scoring.not-admitted');
    expect(refusal(() => seat([], [group()], { ...candidate, standings: [] }))).toBe('scoring.own-appraisal');
  });

  it('is for those the group of the scheme admits', () => {
    const colleague = { ...candidate, standings: ['own-unit'] as const };
    expect(seat([], [group(['own-unit'])], colleague)).toEqual(free);
    expect(refusal(() => seat([], [group(['superior'])], colleague))).toBe('scoring.not-admitted');
    expect(seat([], [group(['superior'])], { ...candidate, standings: ['superior', 'other-units'] })).toEqual(free);
  });

  it('is given once, in a group the scheme declares', () => {
    expect(refusal(() => seat([free], [group()], candidate))).toBe('scoring.seat-taken');
    expect(refusal(() => seat([], [group()], { ...candidate, group: 'peers' }))).toBe('scoring.unknown-group');
  });

  it('is over once its rater is recused, whatever was submitted', () => {
    const submitted = rate(free, full('90'), scales, 7, 5);
    const recused = recuse(submitted, '与被考核单位负责人系亲属', 6);
    expect(recused).toMatchObject({ state: 'recused', ballot: 7 });
    expect(refusal(() => rate(recused, full('90'), scales, 8, 7))).toBe('scoring.recused');
  });
});

describe('a ballot', () => {
  it('stays sealed until it is submitted, and may be corrected but not hidden again', () => {
    const sealed = rate(free, full('90', false), scales, 3, 5);
    expect(sealed.state).toBe('sealed');
    const submitted = rate(sealed, full('91'), scales, 4, 6);
    expect(submitted).toMatchObject({ state: 'submitted', ballot: 4 });
    expect(rate(submitted, full('92'), scales, 5, 7)).toMatchObject({ state: 'submitted', ballot: 5 });
    expect(refusal(() => rate(submitted, full('92', false), scales, 5, 7))).toBe('scoring.already-submitted');
  });

  it('takes 99.9 and 100 of 100, but not 100.9 nor 100.000001', () => {
    expect(rate(free, full('99.9'), scales, 1, 1).state).toBe('submitted');
    expect(rate(free, full('100'), scales, 1, 1).state).toBe('submitted');
    expect(refusal(() => rate(free, full('100.9'), scales, 1, 1))).toBe('scoring.off-scale');
    expect(refusal(() => rate(free, full('100.000001'), scales, 1, 1))).toBe('scoring.off-scale');
  });

  it('is whole when submitted: every indicator marked, or an abstention that says why', () => {
    const half: Ballot = { group: 'leaders', marks: [{ indicator: 'service', mark: '90' }], submitted: true };
    expect(refusal(() => rate(free, half, scales, 1, 1))).toBe('scoring.ballot-incomplete');
    const abstained: Ballot = { ...half, marks: [...half.marks, { indicator: 'conduct', abstains: '未参与该项工作' }] };
    expect(rate(free, abstained, scales, 1, 1).state).toBe('submitted');
  });

  it('marks an indicator once, and only those that are rated', () => {
    const twice: Ballot = { ...full('90'), marks: [...full('90').marks, { indicator: 'service', mark: '80' }] };
    expect(refusal(() => rate(free, twice, scales, 1, 1))).toBe('scoring.marked-twice');
    const other: Ballot = { ...full('90'), marks: [{ indicator: 'budget', mark: '80' }] };
    expect(refusal(() => rate(free, other, scales, 1, 1))).toBe('scoring.not-rated');
    const wrongKind: Ballot = { ...full('90'), marks: [{ indicator: 'conduct', mark: '80' }] };
    expect(refusal(() => rate(free, wrongKind, scales, 1, 1))).toBe('scoring.off-ballot');
  });
});

describe('the scales of a subject', () => {
  it('are those of its scheme, and those its own agreement brought', () => {
    const own = {
      section: 'specific',
      indicator: indicator('innovation', '5', { kind: 'rating', scaleMax: '10', absentGroup: 'block' }),
    };
    expect(bringsOwnItems(departmentScheme)).toBe(true);
    const goals = [
      { item: 'innovation', own },
      { item: 'budget', target: '95' },
    ];
    expect(scalesOf(departmentScheme, goals, 'leaders')).toEqual([
      { indicator: 'leaders', by: 'marks', max: '100' },
      { indicator: 'innovation', by: 'marks', max: '10' },
    ]);
  });
});

describe('a group that an indicator gives no weight', () => {
  // 服务评价只由领导评: of the ballot of a peer there is only the conduct left.
  const rule = { kind: 'rating', scaleMax: '100', absentGroup: 'block' } as const;
  const [section] = departmentScheme.sections;
  const scheme = {
    raterGroups: departmentScheme.raterGroups,
    sections: [
      {
        ...section,
        indicators: [
          indicator('service', '20', { ...rule, weights: { leaders: '1' } }, { value: 'rated' }),
          indicator('conduct', '20', rule, { value: 'rated' }),
        ],
      },
    ],
  } as Parameters<typeof unmarked>[0];
  const peer: Seat = { state: 'assigned', rater: 'zhao', group: 'peers' };
  const asked = scalesOf(scheme, [], 'peers');
  const onlyConduct: Ballot = { group: 'peers', marks: [{ indicator: 'conduct', mark: '80' }], submitted: true };

  it('is not asked about it, and its ballot is whole without', () => {
    expect(asked.map((scale) => scale.indicator)).toEqual(['conduct']);
    expect(scalesOf(scheme, [], 'leaders').map((scale) => scale.indicator)).toEqual(['service', 'conduct']);
    expect(rate(peer, onlyConduct, asked, 1, 1).state).toBe('submitted');
    const both: Ballot = { ...onlyConduct, marks: [...onlyConduct.marks, { indicator: 'service', mark: '80' }] };
    expect(refusal(() => rate(peer, both, asked, 1, 1))).toBe('scoring.not-rated');
  });

  it('holds up nothing else: an indicator is marked once those submitted who are asked about it', () => {
    const leader = rate(
      free,
      {
        ...full('90'),
        marks: [
          { indicator: 'service', mark: '90' },
          { indicator: 'conduct', mark: '85' },
        ],
      },
      scalesOf(scheme, [], 'leaders'),
      2,
      2,
    );
    expect(unmarked(scheme, [], [leader, peer])).toEqual(['conduct']);
    expect(unmarked(scheme, [], [leader, rate(peer, onlyConduct, asked, 3, 3)])).toEqual([]);
    expect(unmarked(scheme, [], [peer])).toEqual(['service', 'conduct']);
    expect(unmarked(scheme, [], [leader, recuse(peer, '与被考核单位负责人系亲属', 3)])).toEqual([]);
  });
});

describe('what counts', () => {
  it('is the last submitted ballot of each rater who is not recused', () => {
    const entries = chainOf(
      ['wang', 'scoring.rated', sealed],
      ['wang', 'scoring.rated', full('90')],
      ['zhao', 'scoring.rated', sealed],
      ['qian', 'scoring.rated', full('50')],
      ['office', 'scoring.recused', { rater: 'qian', reason: '…' }],
      ['sun', 'scoring.rated', full('80')],
      ['wang', 'scoring.rated', full('95')],
    );
    const counted = countedBallots(entries);
    expect(counted.map(({ rater, n }) => [rater, n])).toEqual([
      ['sun', 6],
      ['wang', 7],
    ]);
    expect(counted[0]?.hash).toBe(entries[5]?.hash);
  });

  it('leaves out what a recheck excluded: a whole ballot, or one mark of it', () => {
    const rated = chainOf(['wang', 'scoring.rated', full('90')], ['sun', 'scoring.rated', full('10')]);
    const whole = chainOf(
      ['wang', 'scoring.rated', full('90')],
      ['sun', 'scoring.rated', full('10')],
      ['chen', 'review.corrected', { case: 'c1', kind: 'rating-excluded', ballot: 2 }],
    );
    const one = chainOf(
      ['wang', 'scoring.rated', full('90')],
      ['sun', 'scoring.rated', full('10')],
      ['chen', 'review.corrected', { case: 'c1', kind: 'rating-excluded', ballot: 2, indicator: 'service' }],
    );
    expect(ratingsOf(countedBallots(rated)).marks.map(({ mark }) => mark)).toEqual(['90', '10']);
    expect(ratingsOf(countedBallots(whole)).marks.map(({ mark }) => mark)).toEqual(['90']);
    const { marks, tallies } = ratingsOf(countedBallots(one));
    expect(marks.map(({ mark }) => mark)).toEqual(['90']);
    expect(tallies).toMatchObject([{ item: 'conduct', group: 'leaders', votes: { good: 2 } }]);
  });
});
