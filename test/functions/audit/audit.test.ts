import { expect, test } from 'vitest';
import { routes as auditRoutes } from '../../../functions/audit/routes.ts';
import { routes as organisationRoutes } from '../../../functions/organisation/routes.ts';
import { partition } from '../../../shared/storage/keys.ts';
import { withEngine } from '../../make/engine.ts';
import { refusal } from '../../make/refusal.ts';
import { makeWorld } from '../../make/world.ts';

const engine = withEngine();

async function audited() {
  const world = makeWorld(engine(), [...auditRoutes, ...organisationRoutes]);
  await world.settings();
  await world.unit('county');
  await world.person('auditor', 'county', ['audit-administrator']);
  await world.person('security', 'county', ['security-administrator']);
  await world.person('clerk', 'county');
  for (const role of ['rater', 'committee', 'unit-leader'] as const) {
    await world
      .as('security')
      .call('organisation.grant', { params: { official: 'clerk' }, body: { role, unit: 'county', why: '任命' } });
  }
  const pk = partition.official(world.jurisdiction, 'clerk');
  const verify = async () => (await world.as('auditor').call('audit.verify', { query: { of: 'official/clerk' } })).body;
  /** Changes the table behind the system's back, as somebody with the database's password could. */
  const tamper = async (sk: string, change: (item: Record<string, unknown>) => Record<string, unknown>) => {
    const item = await world.table.get({ pk, sk });
    await world.table.write([{ put: { ...change({ ...item }), pk, sk } }]);
  };
  return { world, verify, tamper };
}

test('a chain nobody touched is intact', async () => {
  const { verify } = await audited();
  expect(await verify()).toMatchObject({ intact: true, entries: 4, findings: [] });
});

test('an altered entry is found and named', async () => {
  const { verify, tamper } = await audited();
  await tamper('chain/00000003', (item) => ({ ...item, why: '另有原因' }));
  expect((await verify()).findings).toMatchObject([
    { kind: 'altered-entry', sentence: '第 3 条记录被改动，与其哈希不符。' },
  ]);
});

test('a role slipped into the record without an entry is found and named', async () => {
  const { verify, tamper } = await audited();
  await tamper('chain/head', (item) => ({ ...item, grants: [{ role: 'supervisor', unit: 'county' }] }));
  expect((await verify()).findings).toMatchObject([
    { kind: 'altered-field', sentence: '字段“grants”的现值不是审计链所记的值。' },
  ]);
});

test('two entries with their contents exchanged are found and named', async () => {
  const { world, verify, tamper } = await audited();
  const pk = partition.official(world.jurisdiction, 'clerk');
  const second = await world.table.get({ pk, sk: 'chain/00000002' });
  const third = await world.table.get({ pk, sk: 'chain/00000003' });
  await tamper('chain/00000002', () => ({ ...third }));
  await tamper('chain/00000003', () => ({ ...second }));
  expect((await verify()).findings).toMatchObject([{ kind: 'reordered-entry' }]);
});

test('the reading of an audit chain is itself recorded', async () => {
  const { world, verify } = await audited();
  await verify();
  const access = await world.as('auditor').call('audit.entries', { query: { of: 'access' } });
  expect(access.body.entries.at(-1)).toMatchObject({
    what: 'audit.verified',
    by: { id: 'auditor' },
    data: { of: 'official/clerk' },
  });
});

test('an export says why it was made, and nobody but examiners gets one', async () => {
  const { world } = await audited();
  const body = { of: 'official/clerk', why: '年度抽查' };
  const exported = await world.as('auditor').call('audit.export', { body });
  expect(exported.body.entries).toHaveLength(4);
  expect((await refusal(world.as('clerk').call('audit.export', { body }))).status).toBe(403);
  const unknown = await refusal(
    world.as('auditor').call('audit.export', { body: { of: 'payroll/x', why: '好奇之下' } }),
  );
  expect(unknown).toMatchObject({ status: 400, field: 'of' });
  expect(unknown['legal']).toContain('organisation');
});

test('an export sent twice under its key is handed out whole again and recorded once, however large it is', async () => {
  const { world } = await audited();
  const pk = partition.official(world.jurisdiction, 'clerk');
  // More than one item of the table could hold.
  for (const part of [1, 2]) await world.table.write([{ put: { pk, sk: `note/${part}`, text: '页'.repeat(100_000) } }]);
  const asked = { body: { of: 'official/clerk', why: '年度抽查' }, key: 'yearly-examination' };
  const first = await world.as('auditor').call('audit.export', asked);
  expect(JSON.stringify(first.body).length).toBeGreaterThan(200_000);
  const again = await world.as('auditor').call('audit.export', asked);
  expect(again).toEqual(first);
  const access = await world.as('auditor').call('audit.entries', { query: { of: 'access' } });
  expect(access.body.entries.filter(({ what }) => what === 'audit.exported')).toHaveLength(1);
});

test('an export of the access log, which its own entry makes longer, is handed out as it was under its key', async () => {
  const { world, verify } = await audited();
  await verify();
  const asked = { body: { of: 'access', why: '年度抽查' }, key: 'yearly-examination' };
  const first = await world.as('auditor').call('audit.export', asked);
  expect(first.body.entries.map(({ what }) => what)).toEqual(['audit.verified']);
  await verify();
  expect(await world.as('auditor').call('audit.export', asked)).toEqual(first);
  const anew = await world.as('auditor').call('audit.export', { body: asked.body });
  expect(anew.body.entries.map(({ what }) => what)).toEqual(['audit.verified', 'audit.exported', 'audit.verified']);
});

test('an export whose records have moved since is never answered with others under its key', async () => {
  const { world } = await audited();
  const asked = { body: { of: 'official/clerk', why: '年度抽查' }, key: 'yearly-examination' };
  await world.as('auditor').call('audit.export', asked);
  await world.as('security').call('organisation.grant', {
    params: { official: 'clerk' },
    body: { role: 'supervisor', unit: 'county', why: '任命' },
  });
  const moved = await refusal(world.as('auditor', 'en').call('audit.export', asked));
  expect(moved).toMatchObject({ status: 409, type: 'urn:jixiao:problem:request.answer-moved' });
  const anew = await world.as('auditor').call('audit.export', { body: asked.body });
  expect(anew.body.entries).toHaveLength(5);
});

test('an auditor finding the log of reads written by another takes its next number, and does not verify everything again', async () => {
  const { world } = await audited();
  const verified = partition.official(world.jurisdiction, 'clerk');
  const real = engine().table();
  let rivals = 3;
  let readings = 0;
  const overtaken = makeWorld(
    {
      ...engine(),
      table: () => ({
        ...real,
        async query(question) {
          if (question.partition === verified) readings += 1;
          return real.query(question);
        },
        async write(writes) {
          if ((rivals -= 1) >= 0) await world.as('auditor').call('audit.verify', { query: { of: 'organisation' } });
          return real.write(writes);
        },
      }),
    },
    auditRoutes,
  );
  const auditor = overtaken.as('auditor', 'zh-CN', world.jurisdiction);
  const { body } = await auditor.call('audit.verify', { query: { of: 'official/clerk' } });
  expect(body).toMatchObject({ intact: true });
  expect(readings).toBe(1);
  const log = await world.as('auditor').call('audit.entries', { query: { of: 'access' } });
  expect(log.body.entries.map(({ data }) => data)).toEqual([
    ...Array.from({ length: 3 }, () => ({ of: 'organisation' })),
    { of: 'official/clerk' },
  ]);
});
