import { beforeEach, describe, expect, test } from 'vitest';
import { routes as results } from '../../functions/results/routes.ts';
import { routes as scoring } from '../../functions/scoring/routes.ts';
import type { Table } from '../../shared/storage/table.ts';
import { withEngine } from '../make/engine.ts';
import { enrol, openPeriod, period } from '../make/enrolled.ts';
import { refusal } from '../make/refusal.ts';
import { refused } from '../make/refused.ts';
import { chinaTime, makeWorld } from '../make/world.ts';

const engine = withEngine();
const start = () => makeWorld(engine(), [...scoring, ...results]);
let world: ReturnType<typeof start>;
const params = { period, subject: 'unit.finance' };
const award = {
  line: 'award',
  points: '1.5',
  document: { number: '示政发〔2026〕12号', title: '关于表彰先进集体的决定', issuer: '示例县人民政府' },
  date: '2026-08-03',
  reason: '获市级先进集体称号',
};

beforeEach(async () => {
  world = start();
  world.clock.now = chinaTime('2026-09-12T09:00:00');
  await world.settings();
  const office = { role: 'performance-office', unit: 'office-unit' } as const;
  await world.person('office', 'office-unit', [office]);
  await world.person('checker', 'office-unit', [office]);
  await world.person('inside', 'finance', [office]);
  await world.person('filer', 'office-unit', [office, { role: 'unit-contributor', unit: 'finance' }]);
  await world.person('boss', 'finance');
  await world.person('managed', 'office-unit', [office], { manager: 'boss' });
  await openPeriod(world, 'implementation');
  await enrol(world, params.subject);
});

const propose = (by: string) => world.as(by).call('scoring.adjust', { params, body: award });
const check = (n: number, by: string) =>
  world
    .as(by)
    .call('scoring.check-adjustment', { params: { ...params, n }, body: { finding: 'approved', reason: '文件属实' } });

describe('whoever is connected with the assessed subject', () => {
  test('neither proposes nor approves a bonus for it, in whatever role', async () => {
    for (const person of ['inside', 'filer', 'managed']) {
      expect(await refused(propose(person)), person).toBe('access.conflict');
    }
    const { body } = await propose('office');
    for (const person of ['inside', 'filer', 'managed']) {
      expect(await refused(check(body.entry, person)), person).toBe('access.conflict');
    }
    expect((await check(body.entry, 'checker')).body.state).toBe('approved');
  });

  test('is told how, and who may act instead', async () => {
    const problem = await refusal(propose('filer'));
    expect(problem).toMatchObject({
      status: 403,
      detail: '您与该考核对象有关联（在被考核单位担任角色），不得办理影响其得分的事项（回避）。',
    });
    expect(JSON.stringify(problem)).toContain('请由与该对象没有关联的人员办理：绩效办。');
  });

  test('acts for other subjects as before', async () => {
    await enrol(world, 'unit.health');
    const other = { params: { period, subject: 'unit.health' }, body: award };
    expect((await world.as('inside').call('scoring.adjust', other)).status).toBe(201);
  });

  test('and was not when the act began, is refused all the same', async () => {
    const { table } = world;
    let moved = false;
    const slow: Table = {
      ...table,
      async write(writes) {
        if (!moved) await world.person('office', 'finance', [{ role: 'performance-office', unit: 'office-unit' }]);
        moved = true;
        return table.write(writes);
      },
    };
    Object.assign(world.platform, { table: slow });
    expect(await refused(propose('office'))).toBe('access.conflict');
  });

  test('asks for no exception from the ranking for it', async () => {
    const reasons = [{ code: 'not-scored' as const, params: {} }];
    const unranked = { rank: null, of: 0, normalised: null, band: null, grade: null, reasons };
    await openPeriod(world, 'application', { provisionalAt: chinaTime('2026-10-21T09:00:00') });
    world.clock.now = chinaTime('2026-11-05T09:00:00');
    await enrol(world, params.subject, { state: 'closed', setAside: 'blocked', standing: unranked });
    const exceptions = [{ subject: params.subject, reason: '机构撤并，本期不参加排名' }];
    const ask = (by: string) => world.as(by).call('results.propose', { params: { period }, body: { exceptions } });
    expect(await refused(ask('inside'))).toBe('access.conflict');
    expect((await ask('office')).status).toBe(201);
  });
});
