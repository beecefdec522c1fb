import { describe, expect, it } from 'vitest';
import { advance, open, openMoves, overdue, type Matter } from '../../../shared/domain/matter/matter.ts';
import { waitingFor } from '../../../shared/domain/matter/kinds.ts';
import { orders } from '../../../shared/domain/matter/orders.ts';

const whose = { id: 'o1', subject: 'unit.finance', period: '2026Q3', earlier: 0 };
const said = { finding: '政务公开不及时', basis: 'openness', requirement: '补齐公开事项' };
const order = open(orders, 'issue', whose, { by: 'office', at: 0, due: 100, said });
const lapsed = (matter: Matter, now: number): Matter => {
  const marked = overdue(matter, now);
  if (!marked) throw new Error('the order is not overdue');
  return marked;
};
const answer = (to: Matter, at: number) =>
  advance(orders, to, 'answer', { by: 'leader', at, said: { text: '已整改', evidence: [] } });
const accept = (what: Matter, by: string, at = 60) =>
  advance(orders, what, 'accept', { by, at, said: { reason: '核实' } });
const sendBack = (what: Matter, at: number, due: number) =>
  advance(orders, what, 'return', { by: 'chen', at, due, said: { reason: '证据不足' } });

describe('a rectification order', () => {
  it('is overdue only after its last instant, and is marked once', () => {
    expect(overdue(order, 100)).toBeUndefined();
    expect(lapsed(order, 101)).toMatchObject({ state: 'issued', due: 100, overdueAt: 101 });
    expect(overdue(lapsed(order, 101), 102)).toBeUndefined();
  });

  it('can still be answered when overdue, and the answer says that it was late, marked or not', () => {
    expect(answer(order, 100).steps[0]?.late).toBe(false);
    expect(answer(order, 101).steps[0]?.late).toBe(true);
    const late = answer(lapsed(order, 101), 102);
    expect(late.steps[0]?.late).toBe(true);
    expect([late.due, late.overdueAt, overdue(late, 999)]).toEqual([undefined, undefined, undefined]);
  });

  it('is verified by neither who issued it nor who answered it', () => {
    const answered = answer(order, 50);
    for (const by of ['office', 'leader']) expect(() => accept(answered, by)).toThrow('access.same-person');
    expect(accept(answered, 'chen').state).toBe('accepted');
  });

  it('sent back runs on a new clock and keeps every round', () => {
    const returned = sendBack(answer(order, 50), 60, 200);
    expect(returned).toMatchObject({ state: 'returned', due: 200 });
    expect(overdue(returned, 150)).toBeUndefined();
    expect(lapsed(returned, 201)).toMatchObject({ state: 'returned', overdueAt: 201 });
    const again = answer(returned, 180);
    expect(again.steps.map(({ move }) => move)).toEqual(['answer', 'return', 'answer']);
    expect(() => sendBack(again, 190, 190)).toThrow('matters.due-past');
  });

  it('is closed once accepted', () => {
    const accepted = accept(answer(order, 50), 'chen');
    expect(() => answer(accepted, 70)).toThrow('matters.state');
    expect(overdue(accepted, 999)).toBeUndefined();
    expect(() => accept(order, 'chen')).toThrow('matters.state');
  });

  it('waits for the leader, then for who verifies, and at last for nobody', () => {
    const roles = (matter: Matter) => waitingFor(matter)?.map(({ role, scope }) => `${role} ${scope}`);
    expect(roles(order)).toEqual(['unit-leader unit', 'unit-leader judged']);
    expect(roles(answer(order, 50))).toEqual(['performance-office owned', 'supervisor owned']);
    expect(roles(accept(answer(order, 50), 'chen'))).toBeUndefined();
  });

  it('shows nobody as open what they may not do themselves', () => {
    const answered = answer(order, 50);
    expect(openMoves(orders, answered, { by: 'chen', at: 60 })).toEqual(['accept', 'return']);
    expect(openMoves(orders, answered, { by: 'office', at: 60 })).toEqual([]);
  });
});
