import { describe, expect, test } from 'vitest';
import type { Considered, Head } from '../../../shared/domain/duty/duty.ts';
import { dutiesOf, headDuties } from '../../../shared/domain/duty/subject.ts';
import type { Seat } from '../../../shared/domain/rating/rating.ts';
import { quarter, smallScheme } from '../../make/enrolled.ts';
import { chinaTime } from '../../make/world.ts';
import { indicator } from '../scoring/example.ts';

const [section] = smallScheme.sections;
const rated = (id: string, weights?: Record<string, string>) =>
  indicator(
    id,
    '50',
    { kind: 'rating', scaleMax: '100', absentGroup: 'redistribute', ...(weights ? { weights } : {}) },
    { value: 'rated' },
  );

/** The leaders count in both indicators, the peers (部门互评) in none. */
const leadersOnly = {
  ...smallScheme,
  sections: [
    {
      ...section,
      items: 'common' as const,
      indicators: [rated('service', { leaders: '1' }), rated('conduct', { leaders: '1' })],
    },
  ],
} as typeof smallScheme;

const considered = (scheme: typeof smallScheme, phase: Considered['period']['phase'], now: string): Considered => ({
  period: { id: '2026q3', ...quarter, phase },
  scheme,
  now: chinaTime(now),
});
const head: Head = { subject: 'unit.finance', kind: 'unit', state: 'open', agreement: { state: 'none' }, seated: [] };
const seat = (rater: string, group: string): Seat => ({ state: 'assigned', rater, group });
const duties = (of: Considered, seats: readonly Seat[] = []) =>
  dutiesOf({ ...of, head, entries: [], seats, matters: [] }).map(({ what, person, about }) => ({
    what,
    person,
    about,
  }));

describe('an agreement', () => {
  const planning = (scheme: typeof smallScheme) => duties(considered(scheme, 'planning', '2026-07-08T09:00:00'));
  const later = (scheme: typeof smallScheme) => duties(considered(scheme, 'implementation', '2026-08-08T09:00:00'));
  const ofGoals = (found: ReturnType<typeof duties>) => found.filter(({ what }) => what.startsWith('goals.'));
  const marksAndQuarters: typeof smallScheme = {
    ...leadersOnly,
    sections: [
      ...leadersOnly.sections,
      {
        id: 'usual',
        name: { zh: '平时考核', en: 'Quarters' },
        points: '40',
        items: 'periods',
        combine: 'sum',
        periods: [{ id: 'm1', name: { zh: '七月', en: 'July' }, weight: '1' }],
      } as (typeof smallScheme.sections)[number],
    ],
  };

  test('is asked for, and goals imposed, where there are figures to file', () => {
    expect(ofGoals(planning(smallScheme))).toMatchObject([{ what: 'goals.propose' }]);
    expect(ofGoals(later(smallScheme))).toMatchObject([{ what: 'goals.counter' }]);
  });

  test('is asked of nobody where there are only marks and the results of quarters', () => {
    expect(ofGoals(planning(marksAndQuarters))).toEqual([]);
    expect(ofGoals(later(marksAndQuarters))).toEqual([]);
    expect(ofGoals(headDuties(head, considered(marksAndQuarters, 'planning', '2026-07-08T09:00:00')) as never)).toEqual(
      [],
    );
  });
});

describe('marks', () => {
  const assessing = considered(leadersOnly, 'assessment', '2026-10-12T09:00:00');

  test('wait for the raters of a group that counts in something, and of no other', () => {
    const seats = [seat('wang', 'leaders'), seat('zhao', 'peers')];
    expect(duties(assessing, seats).filter(({ what }) => what === 'scoring.rate')).toMatchObject([{ person: 'wang' }]);
  });

  test('wait for the office to seat raters only in such a group', () => {
    const of = (found: readonly { what: string; about?: unknown }[]) =>
      found.filter(({ what }) => what === 'scoring.assign').map(({ about }) => about);
    expect(of(duties(assessing))).toEqual([{ zh: '市领导', en: 'City leaders' }]);
    expect(of(headDuties(head, assessing))).toEqual(of(duties(assessing)));
    expect(of(duties(assessing, [seat('wang', 'leaders')]))).toEqual([]);
  });
});
