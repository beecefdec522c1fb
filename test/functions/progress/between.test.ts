import { describe, expect, test } from 'vitest';
import { withEngine } from '../../make/engine.ts';
import { enrol, recorded } from '../../make/enrolled.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime } from '../../make/world.ts';
import { number, period, statistics, unitOf, type County } from './provided.ts';

const engine = withEngine();
const params = { period, indicator: 'growth', slot: 'period' };
const place = { period, subject: unitOf(1) };
const inStatistics = (['unit-contributor', 'unit-leader'] as const).map((role) => ({ role, unit: 'statistics' }));

async function put(world: County, person: string, { figure = '96', subject = unitOf(1) } = {}) {
  const rows = [{ subject, given: number(figure) }];
  const { body } = await world.as(person).call('progress.provide', { params, body: { source: '统计快报', rows } });
  return body.rows[0]?.n ?? 0;
}
const sign = (world: County, person: string, n: number, subject = unitOf(1)) =>
  world.as(person).call('progress.sign-provided', { params, body: { filings: [{ subject, n }] } });
const remark = (world: County, person: string, filing: number) =>
  world.as(person).call('progress.remark', { params: place, body: { filing, text: '未计入补报的两个项目' } });
const keep = (world: County, person: string, n: number) =>
  world
    .as(person)
    .call('progress.keep', { params: { ...place, filing: n }, body: { why: '两个项目不在统计范围之内' } });
const accept = (world: County, person: string, n: number) =>
  world.as(person).call('progress.accept', { params: place, body: { filings: [n], confirmed: [] } });
const slot = async (world: County) => {
  const { body } = await world.as('office').call('progress.read', { params: place });
  return body.items.find(({ indicator }) => indicator === 'growth')?.slots[0];
};

describe('a correction that nobody has signed yet', () => {
  test('takes no remark, answer or return away from the figure that counts until then', async () => {
    const world = await statistics(engine(), 1);
    const n = await put(world, 'counter');
    await sign(world, 'director', n);
    await put(world, 'counter', { figure: '90' });
    await remark(world, 'leader', n);
    expect(await slot(world)).toMatchObject({ lacks: 'sign-off' });
    await keep(world, 'deputy', n);
    expect(await slot(world)).toMatchObject({ counts: n });
    const why = '口径不一致，请重新核算';
    await world.as('office').call('progress.return', { params: place, body: { filings: [n], why } });
    expect((await slot(world))?.counts).toBeUndefined();
  });

  test('takes them over with the signature', async () => {
    const world = await statistics(engine(), 1);
    const n = await put(world, 'counter');
    await sign(world, 'director', n);
    const corrected = await put(world, 'counter', { figure: '90' });
    await sign(world, 'director', corrected);
    expect(await refused(remark(world, 'leader', n))).toBe('progress.not-current');
    await remark(world, 'leader', corrected);
  });
});

describe('two at once', () => {
  test('a signature and a correction: the correction waits for a signature of its own, whichever came first', async () => {
    const world = await statistics(engine(), 1);
    const n = await put(world, 'counter');
    const [signed, corrected] = await Promise.allSettled([
      sign(world, 'director', n),
      put(world, 'counter', { figure: '90' }),
    ]);
    expect(corrected.status).toBe('fulfilled');
    expect(await slot(world)).toMatchObject({ lacks: 'sign-off', filing: { given: number('90'), state: 'filed' } });
    if (signed.status === 'rejected') expect(await refused(sign(world, 'director', n))).toBe('progress.not-current');
    else await remark(world, 'leader', n);
  });

  test('a remark and the last instant for it: one sent in time stands, one after it is refused, and the close settles neither', async () => {
    const world = await statistics(engine(), 1);
    const n = await put(world, 'counter');
    const { remarkUntil } = (await sign(world, 'director', n)).body;
    world.clock.now = Date.parse(remarkUntil);
    await Promise.allSettled([remark(world, 'leader', n), remark(world, 'leader', n)]);
    expect(await slot(world)).toMatchObject({ lacks: 'answer' });
    world.clock.now += 1;
    expect(await refused(remark(world, 'leader', n))).toBe('progress.wrong-state');
  });
});

describe('回避 of who provides figures about others', () => {
  test('whoever works in the assessed unit, holds a role there or is managed from there files and signs nothing about it', async () => {
    const world = await statistics(engine(), 2);
    await world.person('member', 'bureau-1', inStatistics);
    await world.person('both', 'statistics', [...inStatistics, { role: 'unit-leader', unit: 'bureau-1' }]);
    await world.person('managed', 'statistics', inStatistics, { manager: 'leader' });
    const n = await put(world, 'counter');
    for (const person of ['member', 'both', 'managed']) {
      expect(await refused(put(world, person))).toBe('access.conflict');
      expect(await refused(sign(world, person, n))).toBe('access.conflict');
    }
    await sign(world, 'director', n);
    await remark(world, 'leader', n);
    expect(await refused(keep(world, 'member', n))).toBe('access.conflict');
    expect(await refused(keep(world, 'both', n))).toBe('access.conflict');
    await keep(world, 'deputy', n);
    // About others they do.
    await put(world, 'member', { subject: unitOf(2) });
  });

  test('of its own people a unit files and signs for each but the one it is about and who manages them', async () => {
    const world = await statistics(engine(), 1);
    await enrol(world, 'official.counter', { unit: 'statistics' });
    await recorded(world, 'official.counter', 'office', 'goals.countered', {
      version: 1,
      side: 'assessor',
      hash: 'a'.repeat(64),
      goals: [],
    });
    await recorded(world, 'official.counter', 'chair', 'goals.imposed', { version: 1, hash: 'a'.repeat(64) });
    await world.person('clerk-2', 'statistics', ['unit-contributor'], { manager: 'counter' });
    const subject = 'official.counter';
    for (const person of ['counter', 'clerk-2'])
      expect(await refused(put(world, person, { subject }))).toBe('access.conflict');
    const n = await put(world, 'deputy', { subject });
    await sign(world, 'director', n, subject);
  });

  test('whoever remarked does not answer, and whoever answered for the office does not accept', async () => {
    const world = await statistics(engine(), 1, { counts: 'accepted' });
    const n = await put(world, 'counter');
    await sign(world, 'director', n);
    await remark(world, 'leader', n);
    await world.person('leader', 'statistics', inStatistics);
    world.clock.now += 120_000;
    expect(await refused(keep(world, 'leader', n))).toBe('access.same-person');
    world.clock.now = chinaTime('2026-10-12T10:00:00');
    await keep(world, 'office', n);
    expect(await refused(accept(world, 'office', n))).toBe('access.same-person');
    await accept(world, 'checker', n);
  });
});

describe('a provider that is no more', () => {
  test('leaves its figures to the office, of which a second person accepts them', async () => {
    const world = await statistics(engine(), 1);
    expect(await refused(put(world, 'office'))).toBe('progress.other-provider');
    await world.unit('statistics', { active: false, version: 2 });
    const n = await put(world, 'office');
    expect(await slot(world)).toMatchObject({ lacks: 'acceptance', filing: { provider: 'office' } });
    expect(await refused(accept(world, 'office', n))).toBe('access.same-person');
    await accept(world, 'checker', n);
    expect(await slot(world)).toMatchObject({ counts: n });
    const body = {
      indicator: 'investment',
      slot: 'period',
      given: number('3'),
      source: '统计局移交台账',
      evidence: [],
    };
    await world.as('office').call('progress.file', { params: place, body });
  });
});
