import { expect, test } from 'vitest';
import { advance } from '../../../functions/periods/advance.ts';
import { routes as results } from '../../../functions/results/routes.ts';
import { routes as matters } from '../../../functions/matters/routes.ts';
import { endOfAssessment, periodHead } from '../../make/closing.ts';
import { withEngine } from '../../make/engine.ts';
import { openPeriod, period, smallScheme } from '../../make/enrolled.ts';
import { closed, workedOff } from '../../make/published.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime, makeWorld } from '../../make/world.ts';

const engine = withEngine();

/** A closed period whose subjects may object for thirty days (公务员申诉规定), which is longer than its own last deadline. */
async function inFeedback() {
  const world = makeWorld(engine(), [...matters, ...results]);
  const clocks = { ...smallScheme.clocks, objection: { days: 30, calendar: 'natural' as const } };
  await openPeriod(world, 'draft', {}, { ...smallScheme, clocks });
  await endOfAssessment(world, 2);
  for (const n of ['000', '001']) await world.person(`leader-${n}`, `bureau-${n}`, ['unit-leader']);
  for (const name of ['chen', 'li', 'sun']) await world.person(name, 'supervision', ['supervisor']);
  await world.person('office', 'office-unit', ['performance-office']);
  await world.person('chair', 'government', ['committee']);
  await closed(world);
  const head = await periodHead(world);
  const application = chinaTime('2026-11-13T23:59:59.999');
  await openPeriod(world, 'feedback', { ...head, deadlines: { ...head.deadlines, application } });
  return world;
}
type World = Awaited<ReturnType<typeof inFeedback>>;

/** What people and the schedule do, at local times. */
function acts(world: World) {
  const at = (local: string) => (world.clock.now = chinaTime(local));
  const place = (n: string) => ({ period, subject: `unit.bureau-${n}` });
  const reason = '经核对原始台账，填报有误';
  const ranked = () => workedOff(world, world.sent.splice(0), world.clock.now);
  return {
    at,
    ranked,
    /** Where one run of the schedule leaves the period. */
    schedule: async (local: string) => {
      const { table, jobs } = world.platform;
      await advance({ table, jobs, now: at(local), trace: 'run' });
      return (await periodHead(world)).phase;
    },
    object: (n: string) =>
      world
        .as(`leader-${n}`)
        .call('matters.rechecks.object', { params: place(n), body: { reason, items: ['budget'], evidence: [] } }),
    recheck: (n: string) =>
      world.as('li').call('matters.rechecks.open', { params: place(n), body: { reason, items: ['budget'] } }),
    decide: (by: string, n: string, id: string, number: string | null) =>
      number === null
        ? world.as(by).call('matters.rechecks.dismiss', { params: { ...place(n), matter: id }, body: { reason } })
        : world.as(by).call('matters.rechecks.uphold', {
            params: { ...place(n), matter: id },
            body: {
              reason,
              corrections: [
                { kind: 'filing-replaced' as const, indicator: 'budget', value: { kind: 'number' as const, number } },
              ],
            },
          }),
    propose: (exceptions: { subject: string; reason: string }[] = []) =>
      world.as('office').call('results.propose', { params: { period }, body: { exceptions } }),
    approve: () =>
      world.as('chair').call('results.approve', {
        params: { period },
        body: { finding: 'approved' as const, meeting: '第3次会议' },
      }),
    publish: async () => {
      const { body } = await world.as('office').call('results.publish', { params: { period }, body: {} });
      await ranked();
      return body.published?.version;
    },
    score: async (group: string) => {
      const { body } = await world.as('chen').call('results.group', { params: { period, group } });
      return body.ranking[0]?.score;
    },
  };
}

test('the archive waits for every remedy in its turn, and takes nobody what is decided after it', async () => {
  const world = await inFeedback();
  const { at, schedule, ranked, object, recheck, decide, propose, approve, publish, score } = acts(world);
  expect(await schedule('2026-11-05T00:05:00')).toBe('application');
  at('2026-11-10T09:00:00');
  await propose();
  await approve();
  expect(await publish()).toBe(1);

  // The last deadline of the period is over, the thirty days are not.
  expect(await schedule('2026-11-16T00:05:00')).toBe('application');
  at('2026-11-20T23:59:59');
  const { body: objection } = await object('000');
  // The thirty days are over, and an objection of the last second is undecided.
  expect(await schedule('2026-11-21T00:05:00')).toBe('application');
  at('2026-11-23T09:00:00');
  expect(await refused(object('001'))).toBe('rechecks.objection-late');
  const before = await score('economic');
  await decide('chen', '000', objection.id, '100');
  // Decided, but its group is to be ranked again.
  expect(await schedule('2026-11-23T10:00:00')).toBe('application');
  world.sent.length = 0;
  expect(await refused(propose())).toBe('results.ranking-stale');
  expect(await schedule('2026-11-23T10:05:00')).toBe('application');
  await ranked();
  expect(Number(await score('economic'))).toBeGreaterThan(Number(before));
  // Ranked, but not approved again.
  expect(await schedule('2026-11-23T10:10:00')).toBe('application');

  const { body: own } = await recheck('001');
  await propose([{ subject: 'unit.bureau-001', reason: '复核期限较长，先行审定' }]);
  await approve();
  expect(await publish()).toBe(2);
  // Approved around an undecided case whose own clock runs.
  expect(own.due).toBe('2026-12-07T15:59:59.999Z');
  expect(await schedule('2026-12-07T23:59:59')).toBe('application');
  expect(await schedule('2026-12-08T00:05:00')).toBe('archived');

  at('2027-01-29T09:00:00');
  // What is still owed is decided after the archive, and may be objected to until the day that was told.
  expect(await refused(recheck('000'))).toBe('phase.not-now');
  expect(await refused(object('000'))).toBe('phase.not-now');
  expect(await refused(object('001'))).toBe('phase.not-now');
  // And it is not offered either.
  const { body: offered } = await world.as('leader-001').call('matters.openings', {
    params: { period, subject: 'unit.bureau-001' },
  });
  expect(offered.moves.find(({ route }) => route === 'matters.rechecks.object')?.why?.zh).toContain('归档');
  const { body: decided } = await decide('chen', '001', own.id, '99');
  expect(decided).toMatchObject({ state: 'upheld', steps: [{ late: true, until: expect.any(String) }] });
  await ranked();
  at('2027-02-20T09:00:00');
  expect(await refused(recheck('001'))).toBe('phase.not-now');
  const { body: answer } = await object('001');
  expect(await refused(propose())).toBe('results.open-cases');
  expect((await decide('sun', '001', answer.id, null)).body.state).toBe('dismissed');
  at('2027-03-20T09:00:00');
  expect(await refused(object('001'))).toBe('phase.not-now');

  await propose();
  await approve();
  expect(await publish()).toBe(3);
  expect((await periodHead(world)).phase).toBe('archived');
  const { body: published } = await world
    .as('nobody')
    .call('results.published', { params: { jurisdiction: world.jurisdiction, period } });
  expect(published.version).toBe(3);
  expect(JSON.stringify(published)).toContain(await score('social'));
});
