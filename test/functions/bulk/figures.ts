import { routes as auditRoutes } from '../../../functions/audit/routes.ts';
import { routes as bulkRoutes } from '../../../functions/bulk/routes.ts';
import { work, type Turn } from '../../../functions/jobs/engine.ts';
import { kinds } from '../../../functions/jobs/kinds.ts';
import { routes as organisationRoutes } from '../../../functions/organisation/routes.ts';
import { routes as progressRoutes } from '../../../functions/progress/routes.ts';
import type { Platform } from '../../../functions/services.ts';
import { existingRecord } from '../../../shared/storage/appraisals.ts';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import type { Wake } from '../../../shared/storage/jobs.ts';
import type { Meter } from '../../../shared/storage/dynamodb.ts';
import type { Engine } from '../../make/engine.ts';
import { enrol, openPeriod, period, recorded, smallScheme } from '../../make/enrolled.ts';
import { chinaTime, makeWorld } from '../../make/world.ts';

const routes = [...auditRoutes, ...bulkRoutes, ...organisationRoutes, ...progressRoutes];

/** As many as the client has connections. */
const atOnce = 50;

/** Bureaus whose figure was filed by the clerk and signed by the leader; it waits for the office. */
export async function figuresFiled(engine: Engine, count: number, meter?: Meter, scheme: Scheme = smallScheme) {
  const world = makeWorld(engine, routes, meter);
  world.clock.now = chinaTime('2026-10-12T09:00:00');
  await world.settings();
  await world.unit('county');
  for (const office of ['office', 'checker']) await world.person(office, 'county', ['performance-office']);
  await world.person('security', 'county', ['security-administrator']);
  await world.person('auditor', 'county', ['audit-administrator']);
  await openPeriod(world, 'assessment', {}, scheme);
  const subjects = Array.from({ length: count }, (_, n) => `unit.bureau-${String(n).padStart(4, '0')}`);
  const filings: number[] = [];
  for (let start = 0; start < count; start += atOnce)
    filings.push(
      ...(await Promise.all(subjects.slice(start, start + atOnce).map((subject) => figureOf(world, subject)))),
    );
  const rows = subjects.map((subject, at) => ({ period, subject, filings: [filings[at]!] }));
  return {
    world,
    subjects,
    rows,
    asking: { act: 'progress.accept' as const, why: '三季度数据集中认定' },
  };
}

type World = Parameters<typeof recorded>[0];

/** A subject whose goals were imposed, with the one figure that is asked of it. */
async function figureOf(world: World, subject: string): Promise<number> {
  await enrol(world, subject);
  const text = { version: 1, hash: 'a'.repeat(64) };
  await recorded(world, subject, 'deputy', 'goals.countered', { ...text, side: 'assessor', goals: [] });
  await recorded(world, subject, 'chair', 'goals.imposed', text);
  return figure(world, subject, { filedBy: 'clerk', signedBy: 'leader' });
}

/** Files and signs a figure, or a correction of one; gives the number of its entry. */
export async function figure(
  world: World,
  subject: string,
  {
    filedBy,
    signedBy,
    indicator = 'budget',
    ...more
  }: { filedBy: string; signedBy: string; indicator?: string; supersedes?: number; warnings?: string[] },
): Promise<number> {
  const n = await recorded(world, subject, filedBy, 'progress.filed', {
    indicator,
    slot: 'period',
    given: { kind: 'number', number: '80' },
    source: '财政系统',
    ...more,
  });
  await recorded(world, subject, signedBy, 'progress.signed-off', { filings: [n] });
  return n;
}

export type County = Awaited<ReturnType<typeof figuresFiled>>;

/** A worker whose time is that of the county. */
export const turnOf = ({ world }: County, holder = 'worker', more: Partial<Turn> = {}): Turn => ({
  holder,
  now: world.clock.now,
  hasTime: () => true,
  ...more,
});

/** Delivers what requests and workers sent, until nothing is left. */
export async function workedOff(county: County, platform: Platform = county.world.platform, turn = turnOf(county)) {
  const queue = county.world.sent;
  const jobs = { send: async (messages: readonly Wake[]) => void queue.push(...messages) };
  for (let wake = queue.shift(); wake; wake = queue.shift()) await work({ ...platform, jobs }, kinds, wake, turn);
}

/** By whom the figure of each subject was accepted, every time it was. */
export async function acceptedBy({ world, subjects }: Pick<County, 'world' | 'subjects'>): Promise<string[][]> {
  const { table, jurisdiction } = world;
  return Promise.all(
    subjects.map(async (subject) => {
      const { entries } = await existingRecord(table, jurisdiction, period, subject);
      return entries.filter(({ what }) => what === 'progress.accepted').map(({ by }) => by.id);
    }),
  );
}
