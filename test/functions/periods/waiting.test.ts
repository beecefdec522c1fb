import { describe, expect, test } from 'vitest';
import { kinds } from '../../../shared/domain/matter/kinds.ts';
import { open } from '../../../shared/domain/matter/matter.ts';
import { existingAppraisal } from '../../../shared/storage/appraisals.ts';
import { append, entries } from '../../../shared/storage/record.ts';
import { matterItem } from '../../../shared/storage/matters.ts';
import { existingPeriod } from '../../../shared/storage/periods.ts';
import { resultsItem } from '../../../shared/storage/results.ts';
import { withEngine } from '../../make/engine.ts';
import { smallScheme } from '../../make/enrolled.ts';
import { refusal } from '../../make/refusal.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime } from '../../make/world.ts';
import { bureau, id, makeScene, opened, params, type Scene } from './scene.ts';
import { after, change, run } from './schedule.ts';
import { happened } from '../../make/happened.ts';
import { indicator } from '../../domain/scoring/example.ts';

const engine = withEngine();

async function lodged({ world }: Scene, due: number): Promise<void> {
  const subject = `unit.${bureau(1)}`;
  const chain = await existingAppraisal(world.table, world.jurisdiction, id, subject);
  const said = { reason: '数据有误', items: [], evidence: [], sheet: 1 };
  const whose = { id: 'recheck1', subject, period: id, earlier: 0 };
  const objected = open(kinds.rechecks, 'object', whose, { by: 'qian', at: due - 1, due, said });
  const items = [matterItem(chain.pk, objected)];
  await world.table.write(append(chain, happened('matters.opened', due - 1), { items }).writes);
}

/** Results as the committee approves them around a subject that is not settled. */
async function excepted({ world: { table, jurisdiction } }: Scene, subject: string): Promise<void> {
  const chain = await existingPeriod(table, jurisdiction, id);
  const at = chinaTime('2026-11-10T09:00:00');
  const proposal = { by: 'wang', at, exceptions: [{ subject, reason: '复核期限已过，先行审定' }] };
  const approval = { by: 'zhao', at, meeting: '第4次会议' };
  const items = [resultsItem({ state: 'approved', version: 1, proposal, approval })];
  await table.write(append(chain, happened('results.approved', at), { items }).writes);
}

/** Agreements as both sides have signed them. */
async function signed({ world: { table, jurisdiction, clock } }: Scene, bureaus: readonly number[]): Promise<void> {
  for (const n of bureaus) {
    const chain = await existingAppraisal(table, jurisdiction, id, `unit.${bureau(n)}`);
    const head = { ...chain.head, agreement: { state: 'signed' as const, version: 1 } };
    await table.write(append(chain, happened('goals.signed', clock.now), { head }).writes);
  }
}

describe('what a period waits for', () => {
  test('implementation begins early only when every agreement is signed', async () => {
    const it = await makeScene(engine());
    await opened(it);
    const implement = () => it.office.call('periods.implement', { params, body: {} });
    await signed(it, [1, 2]);
    const problem = await refusal(implement());
    expect(problem).toMatchObject({ status: 409, type: 'urn:jixiao:problem:periods.unsigned' });
    expect(problem['detail']).toContain(`unit.${bureau(3)}`);
    await signed(it, [3]);
    expect((await implement()).body.phase).toBe('implementation');
    expect(await run(it, '2026-07-16T00:05:00')).toEqual([]);
    expect(await refused(implement())).toBe('phase.not-now');
  });

  test('implementation waits for nobody to sign where a scheme has only marks: nobody is listed, named or escalated', async () => {
    const it = await makeScene(engine());
    const rule = { kind: 'rating', scaleMax: '100', absentGroup: 'redistribute' } as const;
    const indicators = [indicator('service', '100', rule, { value: 'rated' })];
    const name = { zh: '测评', en: 'Marks' };
    await opened(it, {
      ...smallScheme,
      sections: [{ id: 'common', name, points: '100', items: 'common', combine: 'sum', indicators }],
    });
    const unsigned = await it.office.call('periods.subjects', { params, query: { unsigned: 'true' } });
    expect(unsigned.body.subjects).toEqual([]);
    expect((await it.office.call('periods.implement', { params, body: {} })).body.phase).toBe('implementation');
  });

  test('feedback waits for the clock of an undecided objection and ends when that is over', async () => {
    const it = await makeScene(engine());
    await opened(it);
    await run(it, after.assessment);
    await change(it, { phase: 'feedback' });
    await lodged(it, chinaTime('2026-11-12T23:59:59.999'));
    expect(await run(it, after.feedback)).toEqual([]);
    // The clock of the objection is over too, and marked.
    expect(await run(it, '2026-11-13T00:00:00')).toEqual(['application', 'recheck1']);
  });

  test('feedback without objections ends a minute after its deadline, so that one of the last second is seen', async () => {
    const it = await makeScene(engine());
    await opened(it);
    await run(it, after.assessment);
    await change(it, { phase: 'feedback' });
    expect(await run(it, '2026-11-04T00:00:00')).toEqual([]);
    expect(await run(it, after.feedback)).toEqual(['application']);
  });

  test('a period is archived only when the committee has approved its results', async () => {
    const it = await makeScene(engine());
    await opened(it);
    await change(it, { phase: 'application' });
    expect(await run(it, '2026-11-18T00:05:00')).toEqual([]);
    await change(it, { approval: { by: 'zhao', at: chinaTime('2026-11-18T09:00:00'), meeting: '第4次会议' } });
    expect(await run(it, '2026-11-18T10:00:00')).toEqual(['archived']);
    expect(await run(it, '2027-11-18T10:00:00')).toEqual([]);
  });

  const approval = { by: 'zhao', at: chinaTime('2026-11-10T09:00:00'), meeting: '第4次会议' };
  const given = { phase: 'application', approval, provisionalAt: chinaTime('2026-10-21T00:10:00') } as const;

  test('an approved period is not archived while an official may still object', async () => {
    const it = await makeScene(engine());
    await opened(it);
    await change(it, { ...given, objectionUntil: chinaTime('2026-11-20T23:59:59.999') });
    expect(await run(it, '2026-11-20T23:59:59')).toEqual([]);
    // The list of objections may lag a moment behind the one of the last second.
    expect(await run(it, '2026-11-21T00:00:30')).toEqual([]);
    expect(await run(it, '2026-11-21T00:05:00')).toEqual(['archived']);
  });

  test('a period whose day to object was not kept is archived by the clock of its scheme', async () => {
    const it = await makeScene(engine());
    const natural = { days: 30, calendar: 'natural' as const };
    await opened(it, { ...smallScheme, clocks: { ...smallScheme.clocks, objection: natural } });
    await change(it, given);
    expect(await run(it, '2026-11-19T00:05:00')).toEqual([]);
    expect(await run(it, '2026-11-21T00:05:00')).toEqual(['archived']);
  });

  test('no undecided objection is archived, except one that was approved around and whose own clock is over', async () => {
    const it = await makeScene(engine());
    await opened(it);
    await change(it, { ...given, objectionUntil: chinaTime('2026-10-26T23:59:59.999') });
    await lodged(it, chinaTime('2026-11-12T23:59:59.999'));
    expect(await run(it, '2027-01-05T00:05:00')).toEqual(['recheck1']);
    await excepted(it, `unit.${bureau(1)}`);
    await lodged(it, chinaTime('2027-01-05T23:59:59.999'));
    expect(await run(it, '2027-01-05T10:00:00')).toEqual([]);
    expect(await run(it, '2027-01-06T00:05:00')).toEqual(['archived', 'recheck1']);
  });
});

test('an order nobody answered in time is marked overdue once, and stays the order it was', async () => {
  const it = await makeScene(engine());
  await opened(it);
  const { table, jurisdiction } = it.world;
  const subject = `unit.${bureau(1)}`;
  const { pk, ...chain } = await existingAppraisal(table, jurisdiction, id, subject);
  const dueAt = chinaTime('2026-11-30T23:59:59.999');
  const said = { finding: '支付进度滞后', basis: 'common.budget', requirement: '限期整改' };
  const whose = { id: 'order1', subject, period: id, earlier: 0 };
  const order = open(kinds.orders, 'issue', whose, { by: 'wang', at: dueAt - 1, due: dueAt, said });
  const items = [matterItem(pk, order)];
  await table.write(append({ pk, ...chain }, happened('matters.opened', dueAt - 1), { items }).writes);
  await change(it, { phase: 'archived' });
  expect(await run(it, '2026-11-30T23:59:59.999')).toEqual([]);
  expect(await run(it, '2026-12-01T00:00:00')).toEqual(['order1']);
  expect(await run(it, '2026-12-01T00:05:00')).toEqual([]);
  const last = (await entries(table, pk)).at(-1);
  expect(last).toMatchObject({
    what: 'matters.overdue',
    by: { id: 'schedule' },
    data: { kind: 'orders', matter: 'order1', state: 'issued', due: dueAt },
  });
});
