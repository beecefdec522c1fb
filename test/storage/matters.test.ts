import { expect, test } from 'vitest';
import { advance, type Matter } from '../../shared/domain/matter/matter.ts';
import { kinds } from '../../shared/domain/matter/kinds.ts';
import { objectedTo, openedOn, untilOf } from '../../shared/domain/matter/rechecks.ts';
import { examine } from '../../shared/storage/examined.ts';
import { everyMatter, existingMatter, listMatters, markOverdue, matterItem } from '../../shared/storage/matters.ts';
import { dueAt } from '../../shared/storage/keys.ts';
import { appraisals } from '../../shared/storage/appraisals.ts';
import { withEngine } from '../make/engine.ts';
import { enrol, openPeriod, period } from '../make/enrolled.ts';
import { makeWorld } from '../make/world.ts';

const engine = withEngine();
const subject = 'unit.finance';
const evidence = [{ id: 'evidence01', sha256: 'a'.repeat(64) }];

/** Items as they stood in the table before rechecks and rectification orders were matters: literally. */
const objection = {
  subject,
  period,
  lodgedBy: 'leader',
  lodgedAt: 10,
  reason: '统计口径有误',
  items: ['budget'],
  evidence,
  sheet: 1,
  due: 100,
};
const ruling = { by: 'chen', at: 90, reason: '经核对属实', corrections: [7], sheet: 2, late: false };
const cases = [
  { id: 'c1', state: 'lodged', ...objection },
  { id: 'c2', state: 'extended', ...objection, due: 200, extension: { by: 'chen', at: 50, reason: '案情复杂' } },
  { id: 'c3', state: 'upheld', ...objection, exOfficio: true, decision: { ...ruling, objectionUntil: 300 } },
  { id: 'c4', state: 'dismissed', ...objection, byOffice: true, decision: { ...ruling, corrections: [], sheet: 1 } },
  { id: 'c5', state: 'withdrawn', ...objection, withdrawnAt: 20 },
];
const ordered = {
  subject,
  period,
  finding: '执行率低',
  basis: 'budget',
  requirement: '限期整改',
  issuedBy: 'office',
  issuedAt: 10,
  due: 100,
};
const given = (at: number, late: boolean) => ({ by: 'leader', at, text: '已整改', evidence, late });
const sentBack = { by: 'chen', at: 60, reason: '证据不足' };
const orders = [
  { id: 'o1', state: 'issued', ...ordered, answers: [], returns: [] },
  { id: 'o2', state: 'overdue', ...ordered, answers: [], returns: [], overdueAt: 101 },
  { id: 'o3', state: 'answered', ...ordered, answers: [given(50, false)], returns: [] },
  {
    id: 'o4',
    state: 'overdue',
    ...ordered,
    due: 200,
    answers: [given(50, false)],
    returns: [sentBack],
    overdueAt: 201,
  },
  {
    id: 'o5',
    state: 'accepted',
    ...ordered,
    due: 200,
    answers: [given(50, false), given(210, true)],
    returns: [sentBack],
    verification: { by: 'chen', at: 220, reason: '核实' },
  },
];

async function before() {
  const world = makeWorld(engine(), []);
  await openPeriod(world, 'feedback');
  await enrol(world, subject);
  const { jurisdiction, table } = world;
  const pk = world.partition.appraisal(jurisdiction, period, subject);
  const settled = new Set(['upheld', 'dismissed', 'withdrawn', 'accepted']);
  const put = (name: string, value: { id: string; state: string }, more = {}) => ({
    put: {
      ...value,
      pk,
      sk: `${name}/${value.id}`,
      gsi1pk: `${jurisdiction}#${name}s#${period}`,
      gsi1sk: `${settled.has(value.state) ? 2 : 1}#${value.id}`,
      ...more,
    },
  });
  await table.write([
    ...cases.map((one) => put('case', one)),
    ...orders.map((one) => put('order', one, one.state === 'issued' ? dueAt(one.due, pk, `order/${one.id}`) : {})),
  ]);
  return { world, jurisdiction, table, pk };
}

const actsOf = ({ opened, steps }: Matter) => [opened, ...steps].map(({ move }) => move);

test('rechecks and orders kept before they were matters read as what they were', async () => {
  const { jurisdiction, table } = await before();
  const within = { jurisdiction, period };
  const rechecks = await everyMatter(table, { ...within, kind: 'rechecks' }, { open: false });
  expect(rechecks.map((one) => [one.id, one.state, one.due, actsOf(one)])).toEqual([
    ['c1', 'lodged', 100, ['object']],
    ['c2', 'extended', 200, ['object', 'extend']],
    ['c3', 'upheld', undefined, ['open', 'uphold']],
    ['c4', 'dismissed', undefined, ['ask', 'dismiss']],
    ['c5', 'withdrawn', undefined, ['object', 'withdraw']],
  ]);
  expect(rechecks[0]?.opened).toEqual({
    move: 'object',
    by: 'leader',
    at: 10,
    due: 100,
    reason: '统计口径有误',
    items: ['budget'],
    evidence,
    sheet: 1,
  });
  expect(rechecks[2]?.steps).toEqual([{ ...ruling, move: 'uphold', until: 300 }]);
  expect(rechecks.map((one) => openedOn(one).sheet)).toEqual([1, 1, 1, 1, 1]);
  expect([untilOf(10, rechecks), objectedTo(rechecks)]).toEqual([300, ['budget', 'budget', 'budget']]);

  const list = await everyMatter(table, { ...within, kind: 'orders' }, { open: false });
  expect(list.map((one) => [one.id, one.state, one.due, one.overdueAt, actsOf(one)])).toEqual([
    ['o1', 'issued', 100, undefined, ['issue']],
    ['o2', 'issued', 100, 101, ['issue']],
    ['o3', 'answered', undefined, undefined, ['issue', 'answer']],
    ['o4', 'returned', 200, 201, ['issue', 'answer', 'return']],
    ['o5', 'accepted', undefined, undefined, ['issue', 'answer', 'return', 'answer', 'accept']],
  ]);
  expect(list[4]?.steps).toEqual([
    { ...given(50, false), move: 'answer' },
    { ...sentBack, move: 'return', due: 200 },
    { ...given(210, true), move: 'answer' },
    { by: 'chen', at: 220, reason: '核实', move: 'accept' },
  ]);
  const open = await listMatters(table, { ...within, kind: 'orders' }, { open: true, limit: 50, after: undefined });
  expect(open.matters.map(({ id }) => id)).toEqual(['o1', 'o2', 'o3', 'o4']);
});

test('an audit finds them in their place, and the schedule still finds an order nobody answered', async () => {
  const { world, table, pk } = await before();
  expect((await examine(table, pk)).misplaced).toEqual([]);
  const key = { pk, sk: 'order/o1' };
  const by = { id: 'schedule', rolesUsed: [] };
  await table.write((await markOverdue(table, key, { by, at: 101, trace: 'run' }))?.writes ?? []);
  expect(await markOverdue(table, key, { by, at: 102, trace: 'run' })).toBeUndefined();
  expect(await existingMatter(table, pk, 'orders', 'o1')).toMatchObject({ state: 'issued', overdueAt: 101 });
  expect((await examine(table, pk)).misplaced).toEqual([]);
  expect((await appraisals.existing(table, world.jurisdiction, period, subject)).n).toBe(2);
});

test('the next move writes them as matters, where they stood', async () => {
  const { table, pk } = await before();
  const old = await existingMatter(table, pk, 'rechecks', 'c1');
  const doing = { by: 'chen', at: 120, said: { reason: '经核对属实', corrections: [], sheet: 1 } };
  const { sk, value, index } = matterItem(pk, advance(kinds.rechecks, old, 'dismiss', doing));
  await table.write([{ put: { ...index, ...value, pk, sk } }]);
  expect(sk).toBe('case/c1');
  expect(await existingMatter(table, pk, 'rechecks', 'c1')).toMatchObject({
    kind: 'rechecks',
    state: 'dismissed',
    steps: [{ move: 'dismiss', late: true }],
  });
  expect((await examine(table, pk)).misplaced).toEqual([]);
});
