import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { routes as auditRoutes } from '../../../functions/audit/routes.ts';
import { routes as organisationRoutes } from '../../../functions/organisation/routes.ts';
import { advance } from '../../../functions/periods/advance.ts';
import { anchor } from '../../../functions/periods/anchor.ts';
import { append } from '../../../shared/storage/chained.ts';
import { load } from '../../../shared/storage/record.ts';
import { isAnchorWake, readAnchorJob } from '../../../shared/storage/anchors.ts';
import { officials, loadOfficial } from '../../../shared/storage/organisation.ts';
import { sort } from '../../../shared/storage/keys.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, openPeriod, period } from '../../make/enrolled.ts';
import { temporaryFolder } from '../../make/folder.ts';
import { refused } from '../../make/refused.ts';
import { tamperer } from '../../make/tampering.ts';
import { makeWorld } from '../../make/world.ts';
import { happened } from '../../make/happened.ts';

const engine = withEngine();
const folder = temporaryFolder();
const hour = 60 * 60_000;
const routes = [...auditRoutes, ...organisationRoutes];
let world: ReturnType<typeof makeWorld<(typeof routes)[number]>>;
let tamper: ReturnType<typeof tamperer>;
const settings = {
  name: { zh: '示例县', en: 'Shili County' },
  timeZone: 'Asia/Shanghai',
  peerGroups: [],
  evidence: { maximumBytes: 1_000, types: ['application/pdf'] },
};

/** What the schedule does in a night: finds the anchor due, wakes the worker, which writes it. */
async function night(): Promise<void> {
  world.clock.now += 24 * hour;
  const { now } = world.clock;
  const woken: string[] = [];
  const jobs = {
    send: async (messages: readonly { jurisdiction: string; stage: string }[]) =>
      void woken.push(...messages.filter(isAnchorWake).map(({ jurisdiction }) => jurisdiction)),
  };
  await advance({ table: world.table, jobs, now, trace: 'schedule' });
  expect(woken).toContain(world.jurisdiction);
  await anchor(world.platform, world.jurisdiction, { holder: 'worker', now, hasTime: () => true });
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

describe('a jurisdiction anchored last night', () => {
  test('verifies whole, also after a day of work, and tells what has begun since', async () => {
    await world.person('newcomer', 'county');
    await world.as('security').call('organisation.grant', {
      params: { official: 'clerk' },
      body: { role: 'rater', unit: 'county', why: '任命' },
    });
    // Organisation, log, four officials, scheme, period, two appraisals.
    expect(await verify()).toEqual({ findings: [], fresh: ['official/newcomer'], verified: 10 });
    expect(await chain('official/clerk')).toMatchObject({ intact: true, unsealed: 1 });
  });

  const attacks: Record<string, { attack: () => Promise<void>; kind: string; where: string }> = {
    'a role chain rewritten consistently': {
      attack: () =>
        tamper.rewrite(official('clerk'), {
          [sort.head]: () => ({ grants: [{ role: 'committee', unit: 'county' }] }),
        }),
      kind: 'rewritten',
      where: 'official/clerk',
    },
    'a committee member copied in from somebody else': {
      attack: async () => {
        const { head } = await load(world.table, official('clerk'), officials);
        const mole = { ...head!, id: 'mole', grants: [{ role: 'committee' as const, unit: 'county' }] };
        const planted = append(
          await loadOfficial(world.table, world.jurisdiction, 'mole'),
          happened('organisation.official-saved', world.clock.now - 48 * hour),
          { head: mole },
        );
        await world.table.write(planted.writes);
      },
      kind: 'backdated-entry',
      where: 'official/mole',
    },
    'the end of the access log cut off': {
      attack: () => tamper.remove(world.partition.access(world.jurisdiction), sort.entry(2)),
      // The verifier's own reading, which is recorded, fills the place that was cut.
      kind: expect.stringMatching(/^(cut-tail|rewritten)$/) as string,
      where: 'access',
    },
    'a subject taken off the lists by its index attribute': {
      attack: () => tamper.change(appraisal('unit.health'), sort.head, (item) => ({ ...item, gsi1pk: 'nowhere' })),
      kind: 'altered-index',
      where: `appraisal/${period}/unit.health`,
    },
    'a period rewritten': {
      attack: () =>
        tamper.rewrite(world.partition.period(world.jurisdiction, period), {
          [sort.head]: () => ({ end: '2026-09-29' }),
        }),
      kind: 'rewritten',
      where: `period/${period}`,
    },
    'a unit rewritten in the organisation': {
      attack: () =>
        tamper.rewrite(world.partition.organisation(world.jurisdiction), {
          [sort.unit('county')]: () => ({ active: false }),
        }),
      kind: 'rewritten',
      where: 'organisation',
    },
    'a scheme rewritten': {
      attack: () =>
        tamper.rewrite(world.partition.scheme(world.jurisdiction, 'small'), {
          [sort.head]: () => ({ name: { zh: '另', en: 'Other' } }),
        }),
      kind: 'rewritten',
      where: 'scheme/small',
    },
    'every item of a subject removed': {
      attack: async () => {
        for (const item of await world.collection(appraisal('unit.health')))
          await tamper.remove(appraisal('unit.health'), String(item['sk']));
      },
      kind: 'cut-tail',
      where: `appraisal/${period}/unit.health`,
    },
  };

  test.each(Object.entries(attacks))(
    'names %s, that day and after the next night',
    async (_, { attack, kind, where }) => {
      await attack();
      expect((await verify()).findings).toContainEqual(expect.objectContaining({ kind, where }));
      expect((await chain(where)).findings).toContainEqual(expect.objectContaining({ kind }));
      if (kind === 'backdated-entry') return;
      await night();
      expect((await verify()).findings).toContainEqual(expect.objectContaining({ kind, where }));
    },
  );

  test('lets nobody act by a record that stands in no list', async () => {
    await tamper.change(official('clerk'), sort.head, ({ gsi1pk: _, gsi1sk: __, ...item }) => item);
    const later = makeWorld(engine(), routes);
    expect(await refused(later.as('clerk', 'zh-CN', world.jurisdiction).call('organisation.units', {}))).toBe(
      'record.damaged',
    );
  });

  test('is verified offline from the part that names the chain', async () => {
    const keep = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    await attacks['a role chain rewritten consistently']!.attack();
    const of = 'official/clerk';
    const exported = (await auditor().call('audit.export', { body: { of, why: '年度抽查' } })).body;
    const part = (await auditor().call('audit.anchor', { query: { of } })).body;
    const { publicKey } = (await auditor().call('audit.public-key', {})).body;
    const files = [
      keep('x.json', JSON.stringify(exported)),
      keep('a.json', JSON.stringify(part)),
      keep('k.pem', publicKey),
    ];
    const command = [resolve('infra/offline/verify.ts'), files[0]!, '--seal', files[1]!, '--key', files[2]!];
    expect(() => execFileSync(process.execPath, command, { encoding: 'utf8', stdio: 'pipe' })).toThrow(
      expect.objectContaining({ status: 1, stdout: expect.stringContaining('rewritten') }),
    );
  });

  test('whose anchors are missing two nights, or lost a part, says so', async () => {
    world.clock.now += 72 * hour;
    expect((await verify()).findings).toMatchObject([{ kind: 'late-anchor' }]);
    const part = [...world.reports.keys()].find((key) => key.includes('/anchors/parts/'))!;
    world.reports.set(part, Buffer.from('{}'));
    expect((await verify()).findings).toContainEqual(expect.objectContaining({ kind: 'lost-part' }));
  });

  test('is anchored once a night, whatever is delivered twice or breaks off', async () => {
    world.clock.now += 24 * hour;
    const { now } = world.clock;
    const sent: unknown[] = [];
    const platform = {
      ...world.platform,
      jobs: { send: async (messages: readonly unknown[]) => void sent.push(...messages) },
    };
    await anchor(platform, world.jurisdiction, { holder: 'a', now, hasTime: () => false });
    expect(sent).toHaveLength(1);
    await anchor(platform, world.jurisdiction, { holder: 'b', now, hasTime: () => true });
    const kept = new Map(world.reports);
    await anchor(platform, world.jurisdiction, { holder: 'c', now, hasTime: () => true });
    expect(world.reports).toEqual(kept);
    expect((await readAnchorJob(world.table, world.jurisdiction))?.run).toBeUndefined();
  });
});
