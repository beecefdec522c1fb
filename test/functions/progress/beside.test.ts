import { describe, expect, test } from 'vitest';
import type { EventName } from '../../../shared/domain/audit/events.ts';
import type { Given } from '../../../shared/domain/filing/filing.ts';
import { existingAppraisal, loadAppraisal } from '../../../shared/storage/appraisals.ts';
import { append } from '../../../shared/storage/record.ts';
import { withEngine } from '../../make/engine.ts';
import { openPeriod, period } from '../../make/enrolled.ts';
import { happened } from '../../make/happened.ts';
import { chinaTime } from '../../make/world.ts';
import { type County, agreedScheme, implementing, params, subject } from '../goals/stage.ts';
import { file, rate, slotOf } from './acts.ts';

const engine = withEngine();

describe('what stands beside a figure', () => {
  test('is what was agreed, how it goes, and why something cannot be filed now', async () => {
    const world = await implementing(engine());
    await file(world);
    const { body } = await world.as('clerk').call('progress.read', { params });
    const [online, complaints, visits] = body.items;
    expect(body.closed).toBeUndefined();
    expect(online).toMatchObject({ points: '30', target: '95', baseline: '88', unitOfMeasure: '%', light: 'red' });
    expect(visits).toMatchObject({ points: '40', target: '300', unitOfMeasure: '家', light: 'no-data' });
    expect(complaints?.closed).toBeUndefined();
    expect(online?.slots.map(({ closed }) => closed?.zh)).toEqual([
      undefined,
      undefined,
      '填报期 2026-09 自 2026-09-01 开始，尚未到。',
    ]);
    world.clock.now = chinaTime('2026-11-05T10:00:00');
    const later = (await world.as('clerk').call('progress.read', { params })).body;
    expect(later.closed?.code).toBe('progress.deadline-passed');
    expect(
      later.items.flatMap(({ closed, slots }) => [closed, ...slots.map((slot) => slot.closed)]),
    ).not.toContainEqual(expect.anything());
  });

  test('is what counted for the same month a year before, where the same owner ran that period', async () => {
    const world = await implementing(engine());
    const head = await openPeriod(world, 'archived', { id: '2025q3', scheme: { id: agreedScheme.id, version: 1 } });
    await filedAYearBefore(world, rate('801', '900'));
    const before = async () => (await slotOf(world, '2026-07'))?.lastYear;
    expect(await before()).toEqual(rate('801', '900'));
    expect((await slotOf(world, '2026-08'))?.lastYear).toBeUndefined();
    await openPeriod(world, 'archived', { ...head, owner: 'finance' });
    expect(await before()).toBeUndefined();
  });
});

test('a slot is called as the year of its period counts, and the first quarter of a year from April begins in April', async () => {
  const world = await implementing(engine());
  const year = { type: 'year', start: '2026-04-01', end: '2027-03-31', fiscalYearStart: 4 } as const;
  await openPeriod(world, 'implementation', { ...year, scheme: { id: agreedScheme.id, version: 1 } });
  const quarter = await slotOf(world, '2026-Q1', 'complaints');
  expect(quarter).toMatchObject({ start: '2026-04-01', name: { zh: '2026-27年度第一季度' } });
  expect((await slotOf(world, '2026-07'))?.name).toMatchObject({ zh: '2026年7月' });
});

/** Accepted for July 2025, as the record of that period has it. */
async function filedAYearBefore({ table, jurisdiction, clock }: County, given: Given) {
  const now = await existingAppraisal(table, jurisdiction, period, subject);
  const head = { ...now.head, period: '2025q3' };
  const enter = async (...[what, more]: [what: EventName, more: object]) => {
    const chain = await loadAppraisal(table, jurisdiction, '2025q3', subject);
    const change = append(chain, happened(what, clock.now, more), chain.head ? {} : { head });
    await table.write(change.writes);
    return change.n;
  };
  await enter('periods.enrolled', {});
  const data = { indicator: 'online', slot: '2025-07', given, source: '月报' };
  const filings = [await enter('progress.filed', { data })];
  await enter('progress.accepted', { data: { filings } });
}
