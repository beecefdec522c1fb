import { expect, it } from 'vitest';
import { advance } from '../../../functions/periods/advance.ts';
import { routes as matters } from '../../../functions/matters/routes.ts';
import { entries } from '../../../shared/storage/record.ts';
import { examine } from '../../../shared/storage/examined.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, openPeriod, period } from '../../make/enrolled.ts';
import { chinaTime, makeWorld } from '../../make/world.ts';

const engine = withEngine();
const params = { period, subject: 'unit.finance' };
const notice = { finding: '重点项目三季度进度为零', basis: '9月进度通报', requirement: '查明原因，排出补救计划' };

it('Notices answered while two runs of the schedule mark them are answered once, late, and marked at most once before', async () => {
  const world = makeWorld(engine(), matters);
  world.clock.now = chinaTime('2026-09-14T09:00:00');
  await world.settings();
  await world.person('chen', 'supervision', ['supervisor']);
  await world.person('leader', 'finance', ['unit-leader']);
  await openPeriod(world, 'implementation');
  await enrol(world, params.subject);
  const ids: string[] = [];
  for (let n = 0; n < 5; n += 1)
    ids.push((await world.as('chen').call('matters.notices.issue', { params, body: notice })).body.id);
  world.clock.now = chinaTime('2026-09-29T09:00:00');
  const run = () => advance({ ...world.platform, now: world.clock.now, trace: 'run' });
  const answer = (matter: string) =>
    world.as('leader').call('matters.notices.answer', { params: { ...params, matter }, body: { text: '已完成招标' } });
  const [, , ...answers] = await Promise.all([run(), run(), ...ids.map(answer)]);
  expect(answers.map(({ body }) => [body.state, body.steps])).toEqual(
    ids.map(() => ['answered', [expect.objectContaining({ move: 'answer', late: true })]]),
  );
  const pk = world.partition.appraisal(world.jurisdiction, period, params.subject);
  const told = await entries(world.table, pk);
  const ofMatter = (matter: string) =>
    told.flatMap(({ what, data }) => (data?.['matter'] === matter && what !== 'matters.opened' ? [what] : []));
  for (const id of ids) expect(['matters.moved', 'matters.overdue matters.moved']).toContain(ofMatter(id).join(' '));
  expect((await run()).moved.filter((name) => name.includes(world.jurisdiction))).toEqual([]);
  expect((await examine(world.table, pk)).misplaced).toEqual([]);
});
