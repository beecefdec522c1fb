import { beforeEach, describe, expect, it } from 'vitest';
import { everyPage } from '../../../functions/client.ts';
import { routes } from '../../../functions/scoring/routes.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, openPeriod, period } from '../../make/enrolled.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime, makeWorld } from '../../make/world.ts';

const engine = withEngine();
const start = () => makeWorld(engine(), routes);
let world: ReturnType<typeof start>;
const params = { period, subject: 'unit.finance' };
const award = (number = '示政发〔2026〕12号') => ({
  line: 'award',
  points: '1.5',
  document: { number, title: '关于表彰先进集体的决定', issuer: '示例县人民政府' },
  date: '2026-08-03',
  reason: '获市级先进集体称号',
});
const accident = { ...award(), event: 'safety', reason: '发生较大生产安全责任事故' };
const { line: _, points: __, ...veto } = accident;

beforeEach(async () => {
  world = start();
  world.clock.now = chinaTime('2026-09-12T09:00:00');
  await world.settings();
  await world.person('office', 'office-unit', ['performance-office']);
  await world.person('checker', 'office-unit', ['performance-office']);
  await world.person('chair', 'government', ['committee']);
  await world.person('leader', 'finance', ['unit-leader']);
  await openPeriod(world, 'implementation');
  await enrol(world, params.subject);
});

const adjust = (body = award(), by = 'office') => world.as(by).call('scoring.adjust', { params, body });
const check = (n: number, by: string, finding: 'approved' | 'rejected' = 'approved') =>
  world.as(by).call('scoring.check-adjustment', { params: { ...params, n }, body: { finding, reason: '文件属实' } });

describe('a bonus or deduction', () => {
  it('is proposed by one person and approved by another', async () => {
    const { body } = await adjust();
    expect(await refused(check(body.entry, 'office'))).toBe('access.same-person');
    expect((await check(body.entry, 'checker')).body).toMatchObject({
      state: 'approved',
      by: 'office',
      checkedBy: 'checker',
    });
    expect(await refused(check(body.entry, 'checker', 'rejected'))).toBe('scoring.line-decided');
    const lines = await world.as('leader').call('scoring.lines', { params });
    expect(lines.body.lines).toMatchObject([{ n: body.entry, state: 'approved', adjustment: { points: '1.5' } }]);
  });

  it('is not added twice by saving twice, by the same key or by another', async () => {
    const said = { params, body: award(), key: 'one-key-for-both-tries' };
    const first = await world.as('office').call('scoring.adjust', said);
    const again = await world.as('office').call('scoring.adjust', said);
    expect(again.body).toEqual(first.body);
    expect(await refused(adjust(award('示政发[2026]12号'), 'checker'))).toBe('scoring.same-document');
    const { body } = await world.as('office').call('scoring.lines', { params });
    expect(body.lines).toHaveLength(1);
  });

  it('is listed page by page in the order of proposing', async () => {
    const proposed = [];
    for (const number of ['示政发〔2026〕12号', '示政发〔2026〕13号', '示政发〔2026〕14号'])
      proposed.push((await adjust(award(number))).body.entry);
    const listed = await everyPage(
      (query) => world.as('leader').call('scoring.lines', { params, query: { ...query, limit: 2 } }),
      ({ lines }) => lines.map(({ n }) => n),
    );
    expect(listed).toEqual(proposed);
  });

  it('added by two people at once is added once', async () => {
    const tries = await Promise.allSettled([adjust(award(), 'office'), adjust(award(), 'checker')]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('stands on a line of the scheme and falls into the period', async () => {
    expect(await refused(adjust({ ...award(), line: 'other' }))).toBe('scoring.unknown-line');
    expect(await refused(adjust({ ...award(), date: '2026-10-01' }))).toBe('scoring.outside-period');
    expect(await refused(adjust({ ...award(), points: '0' }))).toBe('request.invalid');
  });
});

describe('a veto', () => {
  it('takes effect by the committee, not by the office', async () => {
    const { body } = await world.as('office').call('scoring.veto', { params, body: veto });
    const decision = {
      params: { ...params, n: body.entry },
      body: { finding: 'approved' as const, reason: '调查报告已批复' },
    };
    expect(await refused(world.as('checker').call('scoring.check-veto', decision))).toBe('access.role');
    expect(await refused(check(body.entry, 'checker'))).toBe('scoring.no-line');
    expect((await world.as('chair').call('scoring.check-veto', decision)).body).toMatchObject({ state: 'approved' });
    expect(await refused(world.as('office').call('scoring.veto', { params, body: veto }))).toBe(
      'scoring.same-document',
    );
  });
});
