import { describe, expect, test } from 'vitest';
import { entries } from '../../../shared/storage/record.ts';
import { existingPeriod } from '../../../shared/storage/periods.ts';
import { withEngine } from '../../make/engine.ts';
import { refusal } from '../../make/refusal.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime } from '../../make/world.ts';
import { drafted, id, makeScene, opened, opening, params, type Scene } from './scene.ts';

const engine = withEngine();

describe('moving a deadline', () => {
  test('is done by office or committee, and the reason stands in the audit chain', async () => {
    const it = await makeScene(engine());
    await opened(it);
    const extension = { params, body: { deadlines: { planning: '2026-07-17' }, reason: '系统停机一日' } };
    const { body } = await it.committee.call('periods.extend', extension);
    expect(body.deadlines.planning).toEqual({ date: '2026-07-17', until: '2026-07-17T15:59:59.999Z' });
    const chain = await entries(it.world.table, it.world.partition.period(it.world.jurisdiction, id));
    expect(chain.at(-1)).toMatchObject({ what: 'periods.deadlines-extended', why: '系统停机一日', by: { id: 'zhao' } });
  });

  test('never brings it forward, and never revives one that is over', async () => {
    const it = await makeScene(engine());
    await opened(it);
    const move = (planning: string) =>
      it.office.call('periods.extend', { params, body: { deadlines: { planning }, reason: '调整' } });
    expect(await refusal(move('2026-07-14'))).toMatchObject({ field: 'deadlines.planning', legal: ['> 2026-07-15'] });
    it.world.clock.now = chinaTime('2026-07-16T00:00:00');
    expect(await refused(move('2026-07-20'))).toBe('periods.deadline-over');
  });

  test('without a reason or without a date is refused', async () => {
    const it = await makeScene(engine());
    await opened(it);
    const extend = (body: { deadlines: Record<string, string>; reason: string }) =>
      it.office.call('periods.extend', { params, body });
    expect(await refusal(extend({ deadlines: {}, reason: '调整' }))).toMatchObject({ status: 400 });
    expect(await refusal(extend({ deadlines: { planning: '2026-07-20' }, reason: ' ' }))).toMatchObject({
      status: 400,
    });
    expect(await refusal(extend({ deadlines: { closing: '2026-07-20' }, reason: '调整' }))).toMatchObject({
      status: 400,
    });
  });
});

describe('counting the deadlines again', () => {
  const holidays = ['2027-01-01', '2027-01-04', '2027-01-05'];
  const announce = async (it: Scene, body: { holidays: string[]; makeUpDays: string[] }) => {
    const [params, admin] = [{ year: 2027 }, it.world.as('admin')];
    const { etag: ifMatch } = await admin.call('organisation.calendar', { params });
    return admin.call('organisation.keep-calendar', { params, body, ifMatch });
  };
  const recount = (it: Scene, period: string) =>
    it.office.call('periods.recount', { params: { period }, body: { reason: '国务院办公厅通知' } });
  const fourth = { period: '2026-q4' };

  async function lastQuarter() {
    const it = await makeScene(engine());
    await it.world.person('admin', 'office', ['system-administrator']);
    it.world.clock.now = chinaTime('2026-09-25T09:00:00');
    await drafted(it);
    const { body } = await it.office.call('periods.create', { body: { type: 'quarter', year: 2026, number: 4 } });
    expect(body.deadlines.assessment).toEqual(expect.objectContaining({ date: '2027-01-15', provisional: true }));
    return it;
  }

  test('gives a draft the dates the announced calendar says, later or earlier, with the reason on record', async () => {
    const it = await lastQuarter();
    await announce(it, { holidays: ['2027-01-01'], makeUpDays: ['2027-01-09'] });
    const { body } = await recount(it, fourth.period);
    expect(body.deadlines.assessment).toMatchObject({ date: '2027-01-14' });
    expect(JSON.stringify(body)).not.toContain('provisional');
    const chain = await entries(it.world.table, it.world.partition.period(it.world.jurisdiction, fourth.period));
    expect(chain.at(-1)).toMatchObject({ what: 'periods.deadlines-recounted', why: '国务院办公厅通知' });
    expect(await refused(recount(it, fourth.period))).toBe('periods.nothing-moves');
  });

  test('moves the days by which filings are due with them, later only, once they were told', async () => {
    const it = await lastQuarter();
    const open = { params: fourth, body: opening };
    await it.office.call('periods.open', open);
    const due = async () =>
      (await existingPeriod(it.world.table, it.world.jurisdiction, fourth.period)).head.filingDue?.['2026-10'];
    expect(await due()).toBe(chinaTime('2026-11-06T23:59:59.999'));
    const keep = async (holidays: string[]) => {
      const [where, admin] = [{ year: 2026 }, it.world.as('admin')];
      const { etag: ifMatch } = await admin.call('organisation.calendar', { params: where });
      await admin.call('organisation.keep-calendar', { params: where, body: { holidays, makeUpDays: [] }, ifMatch });
      return recount(it, fourth.period);
    };
    const later = chinaTime('2026-11-09T23:59:59.999');
    await keep(['2026-10-01', '2026-10-02', '2026-11-03']);
    expect(await due()).toBe(later);
    const chain = await entries(it.world.table, it.world.partition.period(it.world.jurisdiction, fourth.period));
    expect(chain.at(-1)?.data).toMatchObject({
      from: { '2026-10': chinaTime('2026-11-06T23:59:59.999') },
      to: { '2026-10': later },
    });
    expect(await refused(keep(['2026-10-01', '2026-12-31']))).toBe('periods.nothing-moves');
    it.world.clock.now = chinaTime('2026-11-10T00:00:00');
    expect(await refused(keep(['2026-11-03', '2026-11-04', '2026-11-05']))).toBe('periods.nothing-moves');
    expect(await due()).toBe(later);
  });

  test('never shortens what was given, nor a date that was declared', async () => {
    const it = await lastQuarter();
    await it.office.call('periods.open', { params: fourth, body: opening });
    const extension = { deadlines: { application: '2027-04-01' }, reason: '会议改期' };
    await it.office.call('periods.extend', { params: fourth, body: extension });
    await announce(it, { holidays: [], makeUpDays: ['2027-01-09'] });
    expect((await recount(it, fourth.period)).body.deadlines).toMatchObject({
      assessment: { date: '2027-01-15' },
      application: { date: '2027-04-01' },
    });
    await announce(it, { holidays, makeUpDays: [] });
    const { deadlines } = (await recount(it, fourth.period)).body;
    expect(deadlines).toMatchObject({ assessment: { date: '2027-01-19' }, application: { date: '2027-04-01' } });
  });
});
