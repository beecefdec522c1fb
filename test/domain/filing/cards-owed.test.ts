import { describe, expect, test } from 'vitest';
import { link, type Entry } from '../../../shared/domain/audit/chain.ts';
import type { EventName } from '../../../shared/domain/audit/events.ts';
import { cardsOwed, type Told } from '../../../shared/domain/filing/cards-owed.ts';
import { filingTimes } from '../../../shared/domain/filing/dues.ts';
import { quarter } from '../../make/enrolled.ts';
import { chinaTime } from '../../make/world.ts';
import { indicator } from '../scoring/example.ts';
import { schemeOf } from '../scoring/one-item.ts';

const subject = 'unit.transport';
const scheme = schemeOf([indicator('budget', '100', { kind: 'ratio', whenZero: 'zero' }, { frequency: 'month' })]);
const calendar = { timeZone: quarter.timeZone, years: [] };
/** July is due until 7 August; its card is yellow from the 8th on and red from the 12th. */
const told: Told = { scheme, period: { ...quarter, id: '2026q3', ...filingTimes(calendar, quarter) } };
const on = (day: string) => chinaTime(`2026-${day}T12:00:00`);
const end = (day: string) => chinaTime(`2026-${day}T23:59:59.999`);

type Happening = readonly [at: number, what: EventName, data: Record<string, unknown>];
const file = (day: string): Happening => [
  on(day),
  'progress.filed',
  { indicator: 'budget', slot: '2026-07', given: { kind: 'number', number: '80' }, source: '财政系统' },
];
/** The office sends the filing of this number back; a correction comes in time until the end of that day. */
const sendBack = (day: string, n: number, until?: string): Happening => [
  on(day),
  'progress.returned',
  { filings: [n], ...(until === undefined ? {} : { until: end(until) }) },
];

const hash = 'a'.repeat(64);
const imposed: readonly Happening[] = [
  [on('07-10'), 'goals.countered', { version: 1, side: 'assessor', hash, goals: [{ item: 'budget', owner: 'li' }] }],
  [on('07-11'), 'goals.imposed', { version: 1, hash }],
];
const recordOf = (...made: readonly Happening[]): Entry[] =>
  [...imposed, ...made].map(([at, what, data], index) => {
    const by = { id: what === 'goals.imposed' ? 'chair' : 'office', roles: [] };
    return link({ n: index + 1, at, by, what, data, head: 0, previous: 'x' });
  });
/** What runs of the schedule at these instants enter, each behind the one before. */
function shown(made: readonly Happening[], ...runs: readonly number[]): string[] {
  let record = recordOf(...made);
  let after = on('07-15');
  return runs.flatMap((until) => {
    const upTo = record.filter(({ at }) => at <= until);
    const owed = cardsOwed(upTo, told, { subject, after, until });
    after = until;
    const cards = owed.map((data, at) =>
      link({
        n: 100 + record.length + at,
        at: until,
        by: { id: 'cards', roles: [] },
        what: 'progress.card',
        data: { ...data },
        head: 0,
        previous: 'x',
      }),
    );
    record = [...record, ...cards].toSorted((a, b) => a.at - b.at);
    return owed.map(({ slot, state }) => `${slot} ${state}`);
  });
}
const never = shown([], end('08-20'));

describe('a figure that came in time and was returned', () => {
  test('has the time told with the return to be corrected: whoever files anew by then gets no card', () => {
    expect(never).toEqual(['2026-07 warned', '2026-07 yellow', '2026-07 red']);
    const corrected = [file('07-30'), sendBack('08-10', 3, '08-13'), file('08-13')];
    expect(shown(corrected, end('08-20'))).toEqual([]);
    expect(shown(corrected, end('08-11'), end('08-20'))).toEqual([]);
  });

  test('and is not filed anew in time falls due as if it had never been filed, whenever the schedule comes by', () => {
    const dummy = [file('07-30'), sendBack('08-10', 3, '08-13')];
    expect(shown(dummy, end('08-13'))).toEqual([]);
    expect(shown(dummy, end('08-13') + 1)).toEqual(['2026-07 yellow', '2026-07 red']);
    for (const runs of [
      [end('08-09'), end('08-20')],
      [end('08-12'), end('08-14'), end('08-20')],
    ])
      expect(shown(dummy, ...runs), String(runs)).toEqual(['2026-07 yellow', '2026-07 red']);
  });

  test('before it was due is warned of behind its own time, and yellow and red only when the slot is', () => {
    const early = [file('07-29'), sendBack('07-30', 3, '08-04')];
    expect(shown(early, end('08-04'))).toEqual([]);
    expect(shown(early, end('08-07'))).toEqual(['2026-07 warned']);
    expect(shown(early, end('08-08'))).toEqual(['2026-07 warned', '2026-07 yellow']);
    expect(shown([...early, file('08-10')], end('08-20'))).toEqual([
      '2026-07 warned',
      '2026-07 yellow',
      '2026-07 cleared-late',
    ]);
    expect(shown(early, end('08-20'))).toEqual(never);
  });

  test('counts as late where the correction comes behind its time, and each return gives a time of its own', () => {
    const late = [file('07-30'), sendBack('08-10', 3, '08-13'), file('08-15')];
    expect(shown(late, end('08-20'))).toEqual(['2026-07 yellow', '2026-07 red', '2026-07 cleared-late']);
    const twice = [file('07-30'), sendBack('08-10', 3, '08-13'), file('08-13'), sendBack('08-14', 5, '08-19')];
    expect(shown(twice, end('08-19'))).toEqual([]);
    expect(shown(twice, end('08-19') + 1)).toEqual(['2026-07 yellow', '2026-07 red']);
  });

  test('by an entry that told no time, as before there were any, is shown no card in arrears', () => {
    expect(shown([file('07-30'), sendBack('08-10', 3)], end('09-20'))).not.toContain('2026-07 yellow');
  });
});
