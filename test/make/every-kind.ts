import { routes as auditRoutes } from '../../functions/audit/routes.ts';
import { routes as bulkRoutes } from '../../functions/bulk/routes.ts';
import { routes as dutyRoutes } from '../../functions/duties/routes.ts';
import { routes as goalRoutes } from '../../functions/goals/routes.ts';
import { routes as importRoutes } from '../../functions/imports/routes.ts';
import { routes as matterRoutes } from '../../functions/matters/routes.ts';
import { routes as organisationRoutes } from '../../functions/organisation/routes.ts';
import { advance } from '../../functions/periods/advance.ts';
import { routes as periodRoutes } from '../../functions/periods/routes.ts';
import { routes as progressRoutes } from '../../functions/progress/routes.ts';
import { routes as reportRoutes } from '../../functions/reports/routes.ts';
import { routes as resultRoutes } from '../../functions/results/routes.ts';
import { routes as schemeRoutes } from '../../functions/schemes/routes.ts';
import { routes as scoringRoutes } from '../../functions/scoring/routes.ts';
import { readClosing, setAside } from '../../shared/storage/closing.ts';
import { done, enterStage, jobOf, type Wake } from '../../shared/storage/jobs.ts';
import { collectionName, partition } from '../../shared/storage/keys.ts';
import { endOfAssessment } from './closing.ts';
import type { Engine } from './engine.ts';
import { period } from './enrolled.ts';
import { remedyWrite } from '../../shared/storage/notices.ts';
import { remindedWrite } from '../../shared/storage/reminders.ts';
import { fileWrite, refuseTooMany, rowsWrite, type TablesJob } from '../../shared/storage/tables.ts';
import { closed, workedOff } from './published.ts';
import { chinaTime, makeWorld } from './world.ts';

export const routes = [
  ...auditRoutes,
  ...bulkRoutes,
  ...dutyRoutes,
  ...goalRoutes,
  ...importRoutes,
  ...matterRoutes,
  ...organisationRoutes,
  ...periodRoutes,
  ...progressRoutes,
  ...reportRoutes,
  ...resultRoutes,
  ...schemeRoutes,
  ...scoringRoutes,
];
export type County = ReturnType<typeof makeWorld<(typeof routes)[number]>>;

export const objecting = 'unit.bureau-001';

/** Has the schedule and the workers do what is due. */
export async function due(world: County): Promise<void> {
  const { now } = world.clock;
  const woken: Wake[] = [];
  const jobs = { send: async (messages: readonly unknown[]) => void woken.push(...(messages as Wake[])) };
  await advance({ table: world.table, jobs, now, trace: 'schedule' });
  await workedOff(world, woken, now);
}

/** Works off what requests asked of the queue. */
export const asked = (world: County): Promise<void> => workedOff(world, world.sent.splice(0), world.clock.now);

/**
 * A county in which an administrator was named, a file brought in, a quarter assessed, closed, objected to, ranked again,
 * approved and published, an order and a notice issued, and everything anchored the night after: every kind of item stands in its table.
 */
export async function countyOfEveryKind(engine: Engine): Promise<County> {
  const world = makeWorld(engine, routes);
  await endOfAssessment(world, 3);
  await peopleAndPlaces(world);
  await world.letterhead({ series: '示绩发' });
  const subject = { period, subject: objecting };
  const raters = [{ rater: 'rater', group: 'leaders' }];
  const rows = [{ ...subject, raters }];
  await world.as('office').call('bulk.ask', { body: { act: 'scoring.assign', why: '安排评委', rows } });
  await asked(world);
  await closed(world);
  const job = (await readClosing(world.table, world.jurisdiction, period))!;
  await world.table.write([setAside(job, 'unit.dissolved', 'nothing was filed')]);
  await objectedAndPublished(world);
  const finding = { finding: '预算执行率低于标准', basis: 'budget', requirement: '查明原因，十个工作日内书面报告' };
  await world.as('office').call('matters.orders.issue', { params: subject, body: finding });
  await world.as('chen').call('matters.notices.issue', { params: subject, body: finding });
  for (const collection of ['organisation', `period/${period}`, 'access'])
    await world.as('auditor').call('audit.entries', { query: { of: collection } });
  // The night: until it, the anchor of a jurisdiction is due at once.
  world.clock.now = chinaTime('2026-11-07T00:10:00');
  await due(world);
  world.clock.now += 60 * 60_000;
  await longWork(world);
  return world;
}

/** The working state that a long work of its own leaves. */
async function longWork({ table, jurisdiction, clock: { now: at } }: County): Promise<void> {
  const record = collectionName(partition.job(jurisdiction, 'count', period));
  const job = { jurisdiction, kind: 'count', generation: 1, at, trace: 'run' };
  await table.write(enterStage({ job: jobOf(record, { ...job, stage: 'count' }), parts: ['0'] }).writes);
  const tableJob: TablesJob = {
    ...job,
    kind: 'tables',
    stage: 'write',
    id: 'table',
    period,
    shards: 1,
    table: 'cards',
    format: 'csv',
    by: 'office',
    reach: 'whole',
  };
  await table.write([
    remindedWrite({ jurisdiction, period, shard: 0 }, { subject: objecting, said: ['once'], unsent: [] }),
    remedyWrite({ jurisdiction, period }, objecting, at),
    rowsWrite(tableJob, { part: '0', n: 0, rows: [[objecting]] }),
    fileWrite(tableJob, { n: 1, rows: 1, bytes: 1, sha256: '0'.repeat(64) }),
    await refuseTooMany(table, tableJob),
  ]);
  const counted = jobOf(record, { ...job, stage: 'count' });
  await table.write(enterStage({ job: jobOf(record, { ...job, stage: done }), from: counted, parts: [] }).writes);
}

async function peopleAndPlaces(world: County): Promise<void> {
  await world.unit('county', { level: 'county' });
  for (const n of [0, 1, 2]) await world.unit(`bureau-00${n}`);
  await world.person('admin', 'county', ['system-administrator']);
  await world.person('security', 'county', ['security-administrator']);
  await world.person('auditor', 'county', ['audit-administrator']);
  await world.person('office', 'county', ['performance-office']);
  await world.person('chair', 'county', ['committee']);
  await world.person('chen', 'county', ['supervisor']);
  await world.person('leader', 'bureau-001', ['unit-leader']);
  await world.person('rater', 'county', ['rater']);
  await world.person('second', 'county');
  const named = { role: 'system-administrator' as const, unit: 'county', why: '岗位调整' };
  await world.as('security').call('organisation.grant', { params: { official: 'second' }, body: named });
  const days = { holidays: ['2026-12-31'], makeUpDays: [] };
  await world.as('admin').call('organisation.keep-calendar', { ifMatch: 0, params: { year: 2026 }, body: days });
  const item = { name: { zh: '预算', en: 'Budget' }, source: '年度重点' };
  await world
    .as('office')
    .call('organisation.save-strategy-item', { params: { item: 'budget' }, ifMatch: 0, body: item });
  const file = {
    kind: 'units' as const,
    name: 'units.csv',
    format: { type: 'csv' as const },
    content: { text: '编码,名称,上级\nwater,水务局,建设局\n' },
    mapping: { fields: { id: { column: '编码' }, 'name.zh': { column: '名称' }, parent: { column: '上级' } } },
  };
  const { format, mapping } = file;
  const register = { kind: 'units' as const, mapping: '单位名册' };
  await world.as('admin').call('imports.save-mapping', { params: register, ifMatch: 0, body: { format, mapping } });
  const { body } = await world.as('admin').call('imports.register', { body: file });
  await world.as('admin').call('imports.check', { params: { import: body.id }, body: { records: 10 } });
}

async function objectedAndPublished(world: County): Promise<void> {
  const params = { period, subject: objecting };
  world.clock.now = chinaTime('2026-10-22T09:00:00');
  const objection = { reason: '统计口径有误', items: ['budget'] };
  const { body } = await world.as('leader').call('matters.rechecks.object', { params, body: objection });
  const correction = {
    kind: 'filing-replaced' as const,
    indicator: 'budget',
    value: { kind: 'number' as const, number: '90' },
  };
  const decision = { reason: '经核对原始台账，填报有误', corrections: [correction] };
  await world.as('chen').call('matters.rechecks.uphold', { params: { ...params, matter: body.id }, body: decision });
  await asked(world);
  world.clock.now = chinaTime('2026-11-06T09:00:00');
  await due(world);
  const approval = { finding: 'approved' as const, meeting: '2026年第3次会议' };
  await world.as('office').call('results.propose', { params: { period }, body: { exceptions: [] } });
  await world.as('chair').call('results.approve', { params: { period }, body: approval });
  await world.as('office').call('results.publish', { params: { period }, body: { number: 1 } });
  await asked(world);
}
