import { describe, expect, test } from 'vitest';
import { everyPage } from '../../../functions/client.ts';
import { existingAppraisal } from '../../../shared/storage/appraisals.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, openPeriod, period } from '../../make/enrolled.ts';
import { refusal } from '../../make/refusal.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime } from '../../make/world.ts';
import { agreedScheme, county, goals, implementing, params, signBy, subject } from '../goals/stage.ts';
import { accept, file, rate, signOff, slotOf } from './acts.ts';

const engine = withEngine();

describe('filing', () => {
  test('a value is filed with both its figures and read again as filed, whatever a cap will make of it', async () => {
    const world = await implementing(engine());
    const { status, body } = await file(world, { given: rate('1200', '937') });
    expect(status).toBe(201);
    expect(body.warnings).toMatchObject([{ code: 'progress.numerator-above', zh: '分子大于分母，请核实。' }]);
    expect((await slotOf(world, '2026-07'))?.filing).toMatchObject({
      given: rate('1200', '937'),
      by: 'clerk',
      state: 'filed',
    });
  });

  test('a correction supersedes the filing before it; both stay on the record', async () => {
    const world = await implementing(engine());
    const first = await file(world);
    const second = await file(world, { given: rate('880') });
    expect(second.body.supersedes).toBe(first.body.n);
    expect((await slotOf(world, '2026-07'))?.filing?.n).toBe(second.body.n);
    const { body } = await world.as('office').call('progress.filings', { params });
    expect(body.filings.map(({ given, supersededBy }) => [given, supersededBy])).toEqual([
      [rate('873'), second.body.n],
      [rate('880'), undefined],
    ]);
  });

  test('of one slot, corrected often, is listed page by page, each filing once and in the order of making', async () => {
    const world = await implementing(engine());
    const made: number[] = [];
    for (const figure of ['871', '872', '873', '874', '875'])
      made.push((await file(world, { given: rate(figure) })).body.n);
    const pages: number[][] = [];
    await everyPage(
      async (query) => {
        const page = await world.as('office').call('progress.filings', { params, query: { ...query, limit: 2 } });
        pages.push(page.body.filings.map(({ n }) => n));
        return page;
      },
      ({ filings }) => filings,
    );
    expect(pages).toEqual([made.slice(0, 2), made.slice(2, 4), made.slice(4)]);
  });

  test('is late by the day that was told at the opening, whatever the calendar has become, and a correction is not late', async () => {
    const world = await implementing(engine());
    const scheme = { id: agreedScheme.id, version: 1 };
    await openPeriod(world, 'implementation', {
      scheme,
      filingDue: { '2026-07': chinaTime('2026-08-07T23:59:59.999') },
    });
    await world.calendar(2026, ['2026-08-01', '2026-08-02']);
    world.clock.now = chinaTime('2026-08-07T23:59:59.999');
    await file(world);
    world.clock.now += 1;
    await file(world, { given: rate('880') });
    expect(await slotOf(world, '2026-07')).toMatchObject({ due: '2026-08-07', late: false });
    await file(world, { slot: '2026-08' });
    expect(await slotOf(world, '2026-08')).toMatchObject({ due: '2026-10-20', late: false });
  });

  test('no data and not applicable are declared and are not zero', async () => {
    const world = await implementing(engine());
    await file(world, { given: { kind: 'no-data', reason: '统计系统升级，本月无数' } });
    expect((await slotOf(world, '2026-07'))?.filing?.given).toEqual({
      kind: 'no-data',
      reason: '统计系统升级，本月无数',
    });
    expect((await slotOf(world, '2026-08'))?.filing).toBeUndefined();
  });

  test('a filing in the last millisecond of assessment counts and one a millisecond later does not', async () => {
    const world = await implementing(engine());
    world.clock.now = chinaTime('2026-10-20T23:59:59.999');
    await file(world, { slot: '2026-09' });
    world.clock.now += 1;
    const problem = await refusal(file(world, { slot: '2026-09' }));
    expect(problem).toMatchObject({ status: 409, type: 'urn:jixiao:problem:progress.deadline-passed' });
    expect(String(problem['detail'])).toContain('2026-10-20');
  });

  test('nothing is filed while goals are still being agreed, or where they never were', async () => {
    const planning = await county(engine());
    expect(await refused(file(planning))).toBe('progress.not-open');
    planning.clock.now = chinaTime('2026-08-05T10:00:00');
    expect(await refused(file(planning))).toBe('progress.no-agreement');
  });

  test('an appraisal that is closed stays as it was scored', async () => {
    const world = await implementing(engine());
    await enrol(world, subject, { state: 'closed' });
    expect(await refused(file(world))).toBe('progress.closed');
  });

  test('only people of the unit file for it', async () => {
    const world = await implementing(engine());
    expect(await refused(file(world, {}, 'stranger'))).toBe('access.scope');
    expect(await refused(file(world, {}, 'office'))).toBe('progress.by-import');
  });

  test('an indicator, a slot or a form that does not exist is refused with those that do', async () => {
    const world = await implementing(engine());
    expect(await refusal(file(world, { indicator: 'sports' }))).toMatchObject({
      field: 'indicator',
      legal: ['online', 'complaints', 'service', 'visits'],
    });
    expect(await refusal(file(world, { slot: 'period' }))).toMatchObject({ legal: ['2026-07', '2026-08', '2026-09'] });
    expect(await refused(file(world, { slot: '2026-09' }))).toBe('progress.slot-ahead');
    expect(await refused(file(world, { indicator: 'service', slot: 'period' }))).toBe('progress.rated-not-filed');
    expect(await refused(file(world, { given: { kind: 'milestones', done: [] } }))).toBe('progress.value-kind');
  });

  test('two who file at once both stand on the record, one after the other', async () => {
    const world = await implementing(engine());
    await world.person('second', 'services', ['unit-contributor']);
    const [one, other] = await Promise.all([file(world), file(world, { given: rate('874') }, 'second')]);
    const [first, second] = [one.body, other.body].sort((a, b) => a.n - b.n);
    expect(second?.supersedes).toBe(first?.n);
  });

  test('filing the same post twice files once', async () => {
    const world = await implementing(engine());
    const body = { indicator: 'online', slot: '2026-07', given: rate('873'), source: '月报', evidence: [] };
    const first = await world.as('clerk').call('progress.file', { params, body, key: 'file-once' });
    const again = await world.as('clerk').call('progress.file', { params, body, key: 'file-once' });
    expect(again.body).toEqual(first.body);
    expect((await world.as('office').call('progress.filings', { params })).body.filings).toHaveLength(1);
  });

  test('a month is late after its fifth working day, the last slot after the deadline of the period', async () => {
    const world = await implementing(engine());
    expect(await slotOf(world, '2026-07')).toMatchObject({ due: '2026-08-07', late: false });
    world.clock.now = chinaTime('2026-08-08T00:00:00');
    expect(await slotOf(world, '2026-07')).toMatchObject({ late: true });
    expect(await slotOf(world, '2026-09')).toMatchObject({ due: '2026-10-20', late: false });
  });
});

describe('sign-off and acceptance', () => {
  test('a filing counts once the office accepted what the leader signed off, and is locked from then on', async () => {
    const world = await implementing(engine());
    const { n } = (await file(world)).body;
    expect(await slotOf(world, '2026-07')).toMatchObject({ lacks: 'sign-off' });
    await signOff(world, [n]);
    expect(await slotOf(world, '2026-07')).toMatchObject({ lacks: 'acceptance' });
    await accept(world, [n]);
    expect(await slotOf(world, '2026-07')).toMatchObject({ counts: n });
    expect(await refused(file(world))).toBe('progress.wrong-state');
  });

  test('a leader who filed a value cannot sign it off', async () => {
    const world = await implementing(engine());
    const { n } = (await file(world, {}, 'leader')).body;
    const problem = await refusal(signOff(world, [n]));
    expect(problem).toMatchObject({ status: 403, type: 'urn:jixiao:problem:access.same-person' });
    await world.person('deputy', 'services', ['unit-leader']);
    expect((await signOff(world, [n], 'deputy')).body.state).toBe('signed-off');
  });

  test('whoever signed off for the unit belongs to it and does not accept in another role', async () => {
    const world = await implementing(engine());
    await world.person('both', 'services', ['unit-leader', 'performance-office']);
    const { n } = (await file(world)).body;
    await signOff(world, [n], 'both');
    expect(await refused(accept(world, [n], 'both'))).toBe('access.conflict');
  });

  test("the leader of a unit above may read, but a unit's figures are signed off by its own leader", async () => {
    const world = await implementing(engine());
    await world.unit('commission');
    await world.unit('services', { path: ['commission'] });
    await enrol(world, subject, { path: ['commission'] });
    await world.person('head', 'commission', ['unit-leader']);
    const { n } = (await file(world)).body;
    expect((await world.as('head').call('progress.filings', { params })).body.filings).toHaveLength(1);
    expect(await refused(signOff(world, [n], 'head'))).toBe('access.scope');
  });

  test('data are returned with the reason and count no more until they are corrected, signed off and accepted again', async () => {
    const world = await implementing(engine());
    const first = (await file(world)).body.n;
    await signOff(world, [first]);
    const why = '分母与统计年报不一致。';
    await world.as('checker').call('progress.return', { params, body: { filings: [first], why } });
    expect(await slotOf(world, '2026-07')).toMatchObject({ filing: { state: 'returned', returnReason: why } });
    expect((await slotOf(world, '2026-07'))?.counts).toBeUndefined();
    const second = (await file(world, { given: rate('873', '940') })).body.n;
    await signOff(world, [second]);
    expect((await slotOf(world, '2026-07'))?.counts).toBeUndefined();
    await accept(world, [second]);
    expect((await slotOf(world, '2026-07'))?.counts).toBe(second);
  });

  test('the office accepts only what the leader signed off, and nobody checks what was superseded', async () => {
    const world = await implementing(engine());
    const first = (await file(world)).body.n;
    expect(await refused(accept(world, [first]))).toBe('progress.wrong-state');
    await file(world, { given: rate('880') });
    expect(await refused(signOff(world, [first]))).toBe('progress.not-current');
  });

  test('lists show the sign-off once everything the period needs is signed off', async () => {
    const world = await implementing(engine());
    world.clock.now = chinaTime('2026-10-09T10:00:00');
    const online = (await file(world, { slot: '2026-09' })).body.n;
    const complaints = (
      await file(world, { indicator: 'complaints', slot: 'period', given: { kind: 'number', number: '2' } })
    ).body.n;
    expect((await signOff(world, [online, complaints])).body).toMatchObject({ signedOff: false });
    const visits = (
      await file(world, { indicator: 'visits', slot: 'period', given: { kind: 'number', number: '290' } })
    ).body.n;
    expect((await signOff(world, [visits])).body).toMatchObject({ signedOff: true, accepted: false });
    expect((await accept(world, [online, complaints, visits])).body).toMatchObject({ accepted: true });
    const { head } = await existingAppraisal(world.table, world.jurisdiction, period, subject);
    expect(head).toMatchObject({ signOff: { by: 'leader' }, acceptance: { by: 'checker' } });

    const returns = { params, body: { filings: [online], why: '分母有误' } };
    expect((await world.as('office').call('progress.return', returns)).body).toMatchObject({
      signedOff: false,
      accepted: false,
    });
  });
});

describe('an official', () => {
  test("files for their own agreement, and the unit's leader signs it off", async () => {
    const world = await county(engine());
    const who = { period, subject: 'official.officer' };
    await world
      .as('officer')
      .call('goals.propose', { params: who, ifMatch: 0, body: { as: 'proposal', goals: goals() } });
    await signBy(world, 'officer', 'subject', who);
    await signBy(world, 'leader', 'assessor', who);
    world.clock.now = chinaTime('2026-08-05T10:00:00');
    const body = {
      indicator: 'online',
      slot: '2026-07',
      given: rate('10', '11'),
      source: '个人工作台账',
      evidence: [],
    };
    const { n } = (await world.as('officer').call('progress.file', { params: who, body })).body;
    const signed = await world.as('leader').call('progress.sign-off', { params: who, body: { filings: [n] } });
    expect(signed.body.state).toBe('signed-off');
  });
});

describe('capacity', () => {
  test('a filing writes one entry, its idempotency record and what the clerk did, and no index', async () => {
    const used: [string, number][] = [];
    const world = await implementing(engine(), (operation, _, write) => used.push([operation, write]));
    used.length = 0;
    await file(world);
    // Three items of at most 1 KB, written in a transaction: 3 × 2 units. There is no smaller way to write them together.
    expect(used.filter(([, write]) => write > 0)).toEqual([['write', 6]]);
  });
});
