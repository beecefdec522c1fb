import { describe, expect, test } from 'vitest';
import type { Given } from '../../../shared/domain/filing/filing.ts';
import { recorded } from '../../bench/recorded.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol } from '../../make/enrolled.ts';
import { refusal } from '../../make/refusal.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime } from '../../make/world.ts';
import { number, period, statistics, unitOf, type County } from './provided.ts';

const engine = withEngine();
const params = { period, indicator: 'growth', slot: 'period' };
const rowsOf = (count: number, figure = '96') =>
  Array.from({ length: count }, (_, n) => ({ subject: unitOf(n + 1), given: number(figure) }));

interface Put {
  readonly evidence?: string[];
  readonly partial?: boolean;
  readonly indicator?: string;
}
const put = (
  world: County,
  person: string,
  rows: readonly { subject: string; given: Given; reason?: string }[],
  { indicator = 'growth', ...more }: Put = {},
) =>
  world.as(person).call('progress.provide', {
    params: { ...params, indicator },
    body: { source: '统计快报', ...more, rows: [...rows] },
  });
const filingsOf = async (world: County, n: number) =>
  (await world.as('clerk').call('progress.filings', { params: { period, subject: unitOf(n) } })).body.filings;

describe('a provider files for many subjects at once', () => {
  test('one entry in the chain of each of thirty, all in one transaction', async () => {
    const world = await statistics(engine(), 30);
    let transactions = 0;
    const write = world.platform.table.write.bind(world.platform.table);
    world.platform.table.write = (writes) => {
      transactions += 1;
      expect(writes.length).toBeLessThanOrEqual(100);
      return write(writes);
    };
    const { body } = await put(world, 'counter', rowsOf(30));
    expect(transactions).toBe(1);
    expect(body.rows.every(({ result }) => result === 'filed')).toBe(true);
    for (const n of [1, 17, 30])
      expect(await filingsOf(world, n)).toMatchObject([
        { indicator: 'growth', given: number('96'), provider: { unit: 'statistics' }, by: 'counter', state: 'filed' },
      ]);
  });

  test('thirty rows are read in one unit each and written with one entry each, told once as what the filer did, and hold the filer to be who they were', async () => {
    const recorder = recorded(engine(), true);
    const world = await statistics(recorder.engine, 30);
    recorder.take();
    await put(world, 'counter', rowsOf(30));
    const { read, write, trips } = recorder.take();
    expect({ read, write, trips }).toEqual({ read: 32, write: 64, trips: 2 });
  });

  test('the same again changes nothing, and only what differs is filed anew', async () => {
    const world = await statistics(engine(), 2);
    const first = (await put(world, 'counter', rowsOf(2))).body.rows;
    const again = (await put(world, 'counter', rowsOf(2))).body.rows;
    expect(again.map(({ result, n }) => [result, n])).toEqual(first.map(({ n }) => ['unchanged', n]));
    const changed = [rowsOf(2)[0]!, { subject: unitOf(2), given: number('97'), reason: '含补报项目' }];
    const { body } = await put(world, 'counter', changed);
    expect(body.rows).toMatchObject([{ result: 'unchanged' }, { result: 'filed', supersedes: first[1]!.n }]);
    expect(await filingsOf(world, 1)).toHaveLength(1);
    expect(await filingsOf(world, 2)).toMatchObject([{ given: number('96') }, { narrative: '含补报项目' }]);
  });

  test('two who file at once leave one filing after the other in every chain', async () => {
    const world = await statistics(engine(), 3);
    await Promise.all([put(world, 'counter', rowsOf(3)), put(world, 'director', rowsOf(3, '95'))]);
    for (const n of [1, 2, 3]) {
      const [first, second] = await filingsOf(world, n);
      expect(second?.supersedes).toBe(first?.n);
    }
  });

  test('one row with a subject that is not in the period stops all of them, or is told beside the good ones', async () => {
    const world = await statistics(engine(), 2);
    const rows = [...rowsOf(2), { subject: 'unit.finance', given: number('90') }];
    const problem = await refusal(put(world, 'counter', rows));
    expect(problem).toMatchObject({ status: 404, field: 'rows.2.subject' });
    expect(await filingsOf(world, 1)).toEqual([]);
    expect(await refused(put(world, 'counter', [...rowsOf(1), ...rowsOf(1)]))).toBe('progress.subject-twice');
    const { body } = await put(world, 'counter', rows, { partial: true });
    expect(body.rows.map(({ result }) => result)).toEqual(['filed', 'filed', 'refused']);
    expect(body.rows[2]?.refused).toMatchObject({ zh: expect.stringContaining('finance') });
    expect(await filingsOf(world, 2)).toHaveLength(1);
  });

  test('a figure that fails a check of the scheme is refused by the row it stands in', async () => {
    const text = { zh: '增速不可能超过100%。', en: 'Growth is never above 100 %.' };
    const checks = [{ expression: 'A <= 100', level: 'refuse' as const, text }];
    const world = await statistics(engine(), 2, { checks });
    const rows = [rowsOf(1)[0]!, { subject: unitOf(2), given: number('101') }];
    const problem = await refusal(put(world, 'counter', rows));
    expect(problem).toMatchObject({ type: 'urn:jixiao:problem:progress.check-refused', field: 'rows.1.given' });
    expect(String(problem['detail'])).toContain(text.zh);
  });

  test('nobody but the provider files, and the subject that provides about others files about itself as a subject', async () => {
    const world = await statistics(engine(), 1, { provider: { unit: 'statistics' } });
    expect(await refused(put(world, 'stranger', rowsOf(1)))).toBe('progress.other-provider');
    expect(await refused(put(world, 'clerk', rowsOf(1)))).toBe('progress.other-provider');
    expect(await refused(put(world, 'office', rowsOf(1)))).toBe('progress.other-provider');
    expect(await refused(put(world, 'counter', rowsOf(1), { indicator: 'budget' }))).toBe('progress.other-provider');
    expect(await refused(put(world, 'counter', rowsOf(1), { indicator: 'sports' }))).toBe('progress.unknown-indicator');
  });

  test('an appraisal that is closed stays as it was scored', async () => {
    const world = await statistics(engine(), 2);
    await enrol(world, unitOf(2), { state: 'closed' });
    expect(await refusal(put(world, 'counter', rowsOf(2)))).toMatchObject({ field: 'rows.1.subject' });
  });
});

describe('evidence of a provider', () => {
  const offer = { name: '统计快报.pdf', type: 'application/pdf', bytes: 1000, sha256: 'b'.repeat(64), sealed: false };
  const evidence = { period, indicator: 'growth' };

  test('is registered once, cited by its digest in every chain, and open to whoever is assessed by it', async () => {
    const world = await statistics(engine(), 2, { evidenceRule: { least: 1 } });
    expect(await refusal(put(world, 'counter', rowsOf(2)))).toMatchObject({
      type: 'urn:jixiao:problem:progress.evidence-missing',
    });
    const { id } = (await world.as('counter').call('progress.offer-provided', { params: evidence, body: offer })).body;
    await put(world, 'counter', rowsOf(2), { evidence: [id] });
    for (const n of [1, 2]) {
      expect(await filingsOf(world, n)).toMatchObject([{ evidence: [{ id, sha256: offer.sha256 }] }]);
      const opened = await world
        .as('clerk')
        .call('progress.open-evidence', { params: { period, subject: unitOf(n), evidence: id } });
      expect(opened.body).toMatchObject({ name: offer.name, url: expect.stringContaining('indicator.growth') });
    }
  });

  test('belongs to its indicator and its provider', async () => {
    const world = await statistics(engine(), 1);
    const { id } = (await world.as('counter').call('progress.offer-provided', { params: evidence, body: offer })).body;
    expect(await refused(put(world, 'counter', rowsOf(1), { indicator: 'investment', evidence: [id] }))).toBe(
      'progress.unknown-evidence',
    );
    const others = world.as('stranger').call('progress.offer-provided', { params: evidence, body: offer });
    expect(await refused(others)).toBe('progress.not-provider');
  });
});

describe('what is filed for whom', () => {
  test('is listed to the provider page by page, with what each lacks, and to no other unit', async () => {
    const world = await statistics(engine(), 3);
    await put(world, 'counter', rowsOf(2));
    const list = (person: string, query = {}) =>
      world.as(person).call('progress.provided', { params, query: { limit: 50, ...query } });
    const { body } = await list('director');
    expect(body.subjects.map(({ subject, lacks }) => [subject, lacks])).toEqual([
      [unitOf(1), 'sign-off'],
      [unitOf(2), 'sign-off'],
      [unitOf(3), 'filing'],
    ]);
    const page = (await list('director', { limit: 2 })).body;
    expect(page.subjects).toHaveLength(2);
    expect(page.next).toBeDefined();
    expect((await list('office')).body.subjects).toHaveLength(3);
    for (const person of ['stranger', 'clerk']) expect(await refused(list(person))).toBe('progress.not-provider');
    const budget = world.as('director').call('progress.provided', { params: { ...params, indicator: 'budget' } });
    expect(await refused(budget)).toBe('progress.not-provider');
  });

  test('is told to whoever provides it before the figures: which items, when, and why not now', async () => {
    const world = await statistics(engine(), 1);
    const list = async (person: string) =>
      (await world.as(person).call('progress.provides', { params: { period } })).body;
    const { closed, indicators } = await list('director');
    expect(closed).toBeUndefined();
    expect(indicators.map(({ indicator, slots }) => [indicator, slots.map(({ slot }) => slot)])).toEqual([
      ['growth', ['period']],
      ['investment', ['period']],
    ]);
    for (const person of ['clerk', 'office']) expect((await list(person)).indicators).toEqual([]);
    world.clock.now = chinaTime('2026-11-20T10:00:00');
    expect((await list('director')).closed?.code).toBe('progress.deadline-passed');
  });
});
