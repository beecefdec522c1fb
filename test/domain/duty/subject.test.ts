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
