import { beforeEach, expect } from 'vitest';
import { routes as auditRoutes } from '../../../functions/audit/routes.ts';
import { routes as organisationRoutes } from '../../../functions/organisation/routes.ts';
import { advance } from '../../../functions/periods/advance.ts';
import { work, type Kinds, type Turn } from '../../../functions/jobs/engine.ts';
import { kinds } from '../../../functions/jobs/kinds.ts';
import type { Platform } from '../../../functions/services.ts';
import { anchorWake } from '../../../shared/storage/anchors.ts';
import { unlessDamaged } from '../../../shared/storage/damaged.ts';
import { wakesFor, type Wake } from '../../../shared/storage/jobs.ts';
import { partition, sort } from '../../../shared/storage/keys.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, openPeriod, period } from '../../make/enrolled.ts';
import { tamperer } from '../../make/tampering.ts';
import { makeWorld } from '../../make/world.ts';

export const hour = 60 * 60_000;
export const routes = [...auditRoutes, ...organisationRoutes];
const settings = {
  name: { zh: '示例县', en: 'Shili County' },
  timeZone: 'Asia/Shanghai',
  peerGroups: [],
  evidence: { maximumBytes: 1_000, types: ['application/pdf'] },
};

/** Works off messages and those that follow from them; a part that is handed back waits for another worker. */
async function workedOff(platform: Platform, woken: readonly Wake[], turn: Turn, of: Kinds = kinds): Promise<void> {
  const queue = [...woken];
  for (let wake = queue.shift(); wake; wake = queue.shift()) {
    const current = wake;
    const send = async (messages: readonly Wake[]) => {
      await platform.jobs.send(messages);
      queue.push(...messages.filter((message) => message !== current));
    };
    await work({ ...platform, jobs: { send } }, of, current, turn);
  }
}

/** What the schedule and the worker do for a jurisdiction whose anchor is owed or was left unfinished. */
export async function anchor(platform: Platform, jurisdiction: string, turn: Turn, of: Kinds = kinds): Promise<void> {
  const key = { pk: partition.anchors(jurisdiction), sk: sort.job };
  const woken = (await unlessDamaged(wakesFor(platform.table, key, turn.now))) ?? [anchorWake(jurisdiction)];
  await workedOff(platform, woken, turn, of);
}

/** A county at work that was anchored last night; what attacks it, and its verifiers. */
export function withAnchoredCounty() {
  const engine = withEngine();
  let world: ReturnType<typeof makeWorld<(typeof routes)[number]>>;
  let tamper: ReturnType<typeof tamperer>;

  /** What the schedule does in a night: finds the anchor due, wakes the worker, which writes it. */
  async function night(): Promise<void> {
    world.clock.now += 24 * hour;
    const { now } = world.clock;
    const woken: Wake[] = [];
    const jobs = {
      send: async (messages: readonly Wake[]) =>
        void woken.push(
          ...messages.filter(({ jurisdiction, kind }) => jurisdiction === world.jurisdiction && kind === 'anchor'),
        ),
    };
    await advance({ table: world.table, jobs, now, trace: 'schedule' });
    expect(woken).toHaveLength(1);
    await workedOff(world.platform, woken, { holder: 'worker', now, hasTime: () => true });
    world.clock.now += hour;
  }

  beforeEach(async () => {
    world = makeWorld(engine(), routes);
    tamper = tamperer(engine(), world.table);
    await world.person('admin', 'county', ['system-administrator']);
    await world.as('admin').call('organisation.configure', { ifMatch: 0, body: settings });
    await world.unit('county');
    await world.person('auditor', 'county', ['audit-administrator']);
    await world.person('security', 'county', ['security-administrator']);
    await world.person('clerk', 'county', ['unit-contributor']);
    await openPeriod(world, 'implementation');
    await enrol(world, 'unit.finance');
    await enrol(world, 'unit.health');
    await auditor().call('audit.entries', { query: { of: 'organisation' } });
    await auditor().call('audit.entries', { query: { of: 'official/clerk' } });
    await night();
  });

  const auditor = () => world.as('auditor');
  const official = (id: string) => world.partition.official(world.jurisdiction, id);
  const appraisal = (subject: string) => world.partition.appraisal(world.jurisdiction, period, subject);

  async function verify() {
    const found = { findings: [] as { kind: string; where: string }[], fresh: [] as string[], verified: 0 };
    let cursor: string | undefined;
    do {
      const query = { limit: 3, ...(cursor === undefined ? {} : { cursor }) };
      const { body } = await auditor().call('audit.verify-anchor', { query });
      found.findings.push(...body.findings);
      found.fresh.push(...body.fresh);
      found.verified += body.verified;
      cursor = body.next;
    } while (cursor !== undefined);
    return found;
  }

  const chain = async (of: string) => (await auditor().call('audit.verify', { query: { of } })).body;

  return {
    engine,
    get world() {
      return world;
    },
    get tamper() {
      return tamper;
    },
    night,
    auditor,
    official,
    appraisal,
    verify,
    chain,
  };
}
