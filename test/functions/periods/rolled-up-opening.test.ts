import { describe, expect, test } from 'vitest';
import { withEngine } from '../../make/engine.ts';
import { refusal } from '../../make/refusal.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime } from '../../make/world.ts';
import { countyYear, quarters, reads, year } from './year.ts';

const engine = withEngine();

describe('opening a year', () => {
  test.each([
    [{ q1: quarters.q1, q2: quarters.q2, q3: quarters.q3 }, 'which period q4 is, is not said'],
    [{ ...quarters, q5: quarters.q1 }, 'the scheme has no q5'],
    [{ ...quarters, q4: '2026-q5' }, '2026-q5, named for q4, does not exist or was cancelled'],
    [{ ...quarters, q4: year }, 'q4 is the period itself'],
    [{ ...quarters, q4: quarters.q1 }, 'overlaps another one'],
    [{ ...quarters, q4: '2027-q1' }, 'does not lie within this period'],
  ])('out of %o is refused: %s', async (rollsUp, why) => {
    const it = await countyYear(engine());
    await it.office.call('periods.create', { body: { type: 'quarter', year: 2027, number: 1 } });
    const english = it.world.as('wang', 'en');
    const body = { scheme: { id: 'civil-servants-annual', version: 1 }, groups: ['economic'], rollsUp };
    const problem = await refusal(english.call('periods.open', { params: { period: year }, body }));
    expect(problem).toMatchObject({ status: 409, type: 'urn:jixiao:problem:periods.roll-up', field: 'rollsUp' });
    expect(String(problem['detail'])).toContain(why);
  });

  test('is told to each of its quarters, and a quarter takes none in itself', async () => {
    const it = await countyYear(engine());
    await it.openYear();
    expect(await it.head(year)).toMatchObject({ phase: 'planning', rollsUp: quarters });
    for (const quarter of Object.values(quarters)) expect((await it.head(quarter)).rolledInto).toEqual([year]);
    const body = {
      scheme: { id: 'civil-servants-quarterly', version: 1 },
      groups: ['economic'],
      rollsUp: { q1: quarters.q2 },
    };
    expect(await refused(it.office.call('periods.open', { params: { period: quarters.q1 }, body }))).toBe(
      'periods.roll-up',
    );
    expect((await it.openQuarter(quarters.q1)).body.phase).toBe('planning');
  });

  test('out of a cancelled quarter is refused, and a year whose quarter is cancelled later can be cancelled too', async () => {
    const it = await countyYear(engine());
    const cancel = (period: string) =>
      it.committee.call('periods.cancel', { params: { period }, body: { reason: '机构改革' } });
    await it.openYear();
    await cancel(quarters.q4);
    it.world.clock.now = (await it.head(year)).deadlines.assessment + 1;
    const { body } = await it.office.call('periods.read', { params: { period: year } });
    expect(body.awaits?.map(({ part }) => part)).toEqual(['q1', 'q2', 'q3']);
    expect(body.notices?.join()).toContain('所汇总的周期（2026年第四季度）已撤销');
    expect((await cancel(year)).body.phase).toBe('cancelled');
    await it.office.call('periods.create', { body: { type: 'year', year: 2026, code: 'second' } });
    const body2 = { scheme: { id: 'civil-servants-annual', version: 1 }, groups: ['economic'], rollsUp: quarters };
    it.world.clock.now = chinaTime('2026-01-05T09:00:00');
    expect(await refused(it.office.call('periods.open', { params: { period: '2026-second' }, body: body2 }))).toBe(
      'periods.roll-up',
    );
  });
});

test('a year opened before any quarter is held against their schemes as each opens, and one that gives no such grade is refused', async () => {
  const it = await countyYear(engine(), [reads('godo')]);
  await it.openYear();
  expect(await refusal(it.openQuarter(quarters.q1))).toMatchObject({
    type: 'urn:jixiao:problem:periods.part-grades',
    field: 'scheme',
    legal: expect.arrayContaining(['good']),
  });
  expect((await it.head(quarters.q1)).scheme).toBeUndefined();
  // The way out is the year's: without it nothing asks the quarter for such a grade.
  await it.committee.call('periods.cancel', { params: { period: year }, body: { reason: '等次条件有误' } });
  expect((await it.openQuarter(quarters.q1)).body.phase).toBe('planning');
});

test('a year whose conditions name a grade that no quarter gives is not opened', async () => {
  const it = await countyYear(engine(), [reads('godo')]);
  await it.openQuarter(quarters.q1);
  expect(await refusal(it.openYear())).toMatchObject({
    type: 'urn:jixiao:problem:periods.part-grades',
    field: 'scheme',
    legal: expect.arrayContaining(['good']),
  });
});
