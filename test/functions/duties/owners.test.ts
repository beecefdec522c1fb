import { expect, it } from 'vitest';
import { append } from '../../../shared/storage/record.ts';
import { appraisals } from '../../../shared/storage/appraisals.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, openPeriod, period } from '../../make/enrolled.ts';
import { happened } from '../../make/happened.ts';
import { chinaTime } from '../../make/world.ts';
import { agreedScheme, county, implementing, params, type County } from '../goals/stage.ts';

const engine = withEngine();

const scheme = { id: agreedScheme.id, version: 1 };
const mine = async (world: County, person: string) => (await world.as(person).call('duties.mine')).body;
const waitingFor = async (world: County, person: string) =>
  (await mine(world, person)).duties.map(({ what, period: of, subject }) => [what, of, subject].join(' '));

/** A period that a commission runs, in which a unit's text waits to be signed by both sides. */
async function ofCommission(world: County, id: string, owner: string, subject: string) {
  await openPeriod(world, 'planning', { id, owner, scheme, start: '2027-01-01' });
  const head = await enrol(world, subject, { agreement: { state: 'proposed', version: 1 } });
  const chain = appraisals.none(world.jurisdiction, id, subject);
  const enrolled = append(chain, happened('periods.enrolled', 1), { head: { ...head, period: id } });
  await world.table.write(enrolled.writes);
}

async function commissions() {
  const world = await county(engine());
  await world.unit('commission');
  await world.unit('institute', { path: ['commission'] });
  await world.unit('other');
  await ofCommission(world, 'own-1', 'commission', 'unit.institute');
  const over = 'commission';
  await world.person('its-office', 'county', [{ role: 'performance-office', unit: 'county', over }]);
  await world.person('its-committee', 'county', [{ role: 'committee', unit: 'county', over }]);
  await world.person('other-office', 'county', [{ role: 'performance-office', unit: 'county', over: 'other' }]);
  return world;
}

it('a period of a commission waits for its own office and for that of the county, and for no other', async () => {
  const world = await commissions();
  expect(await waitingFor(world, 'its-office')).toEqual(['goals.sign own-1 unit.institute']);
  expect(await waitingFor(world, 'its-committee')).toEqual([]);
  expect(await waitingFor(world, 'other-office')).toEqual([]);
  expect(await waitingFor(world, 'office')).toContain('goals.sign own-1 unit.institute');
  await openPeriod(world, 'application', { id: 'own-1', owner: 'commission', scheme });
  world.clock.now = chinaTime('2026-11-05T09:00:00');
  expect(await waitingFor(world, 'its-office')).toEqual([
    'results.propose own-1 ',
    'results.propose own-1 unit.institute',
  ]);
  expect(await waitingFor(world, 'other-office')).toEqual([]);
});

it('periods of other owners, however many and late, hide none of those somebody acts in', async () => {
  const world = await commissions();
  for (let n = 0; n < 30; n += 1) {
    await world.unit(`far-${n}`);
    await openPeriod(world, 'planning', { id: `far-${n}`, owner: `far-${n}`, scheme, start: '2028-01-01' });
  }
  expect(await waitingFor(world, 'clerk')).toEqual([`goals.propose ${period} unit.services`]);
  expect(await mine(world, 'clerk')).toMatchObject({ more: false });
  expect(await waitingFor(world, 'its-office')).toEqual(['goals.sign own-1 unit.institute']);
  expect(await mine(world, 'its-office')).toMatchObject({ more: false });
  await enrol(world, 'unit.finance', { agreement: { state: 'proposed', version: 1 } });
  expect(await waitingFor(world, 'office')).toContain(`goals.sign ${period} unit.finance`);
  expect(await mine(world, 'office')).toMatchObject({ more: true });
});

it('a subject that was moved from below the owner since keeps what waits for it there', async () => {
  const world = await commissions();
  await world.person('theirs', 'institute', ['unit-leader']);
  await world.unit('institute', { path: [] });
  expect(await waitingFor(world, 'theirs')).toContain('goals.propose own-1 unit.institute');
});

it('a rater finds every ballot, whoever owns the period', async () => {
  const world = await implementing(engine());
  await world.person('wang', 'audit', ['rater']);
  await openPeriod(world, 'implementation', { owner: 'finance', scheme });
  for (let n = 0; n < 14; n += 1) await openPeriod(world, 'planning', { id: `x${n}`, scheme, start: '2027-01-01' });
  world.clock.now = chinaTime('2026-10-12T09:00:00');
  await world.as('office').call('scoring.assign', { params, body: { raters: [{ rater: 'wang', group: 'leaders' }] } });
  expect(await waitingFor(world, 'wang')).toEqual([`scoring.rate ${period} unit.services`]);
});

it('a list is asked for in as many questions among a hundred commissions as among ten, but for more pages of periods', async () => {
  let asked = 0;
  const world = await county(engine(), 'planning', (_operation, read) => {
    if (read > 0) asked += 1;
  });
  const over = 'services';
  await world.person('its-office', 'county', [{ role: 'performance-office', unit: 'county', over }]);
  const asks = async (from: number, until: number) => {
    for (let n = from; n < until; n += 1) {
      await world.unit(`far-${n}`);
      await openPeriod(world, 'planning', { id: `far-${n}`, owner: `far-${n}`, scheme });
    }
    await mine(world, 'its-office');
    asked = 0;
    await mine(world, 'its-office');
    return asked;
  };
  const few = await asks(0, 13);
  expect(await asks(13, 90)).toBe(few);
});
