import { describe, expect, it } from 'vitest';
import { answer, issue, overdue, verify, type Order } from '../../../shared/domain/result/outcome.ts';

const order = issue({
  id: 'o1',
  subject: 'unit.finance',
  period: '2026Q3',
  finding: '政务公开不及时',
  basis: 'openness',
  requirement: '补齐公开事项',
  issuedBy: 'office',
  issuedAt: 0,
  due: 100,
});
const lapsed = (now: number): Order => {
  const marked = overdue(order, now);
  if (!marked) throw new Error('the order is not overdue');
  return marked;
};
const given = (at: number) => ({ by: 'leader', at, text: '已整改', evidence: [] });

describe('a rectification order', () => {
  it('is overdue only after its last instant, and is marked once', () => {
    expect(overdue(order, 100)).toBeUndefined();
    const marked = overdue(order, 101);
    expect(marked).toMatchObject({ state: 'overdue', overdueAt: 101 });
    expect(overdue(lapsed(101), 102)).toBeUndefined();
  });

  it('can still be answered when overdue, and the answer says that it was late, marked or not', () => {
    expect(answer(order, given(100)).answers[0]?.late).toBe(false);
    expect(answer(order, given(101)).answers[0]?.late).toBe(true);
    expect(answer(lapsed(101), given(102)).answers[0]?.late).toBe(true);
  });

  it('is verified by neither who issued it nor who answered it', () => {
    const answered = answer(order, given(50));
    for (const by of ['office', 'leader']) {
      expect(() => verify(answered, { finding: 'accepted' }, { by: by, at: 60, reason: '核实' })).toThrow(
        'access.same-person',
      );
    }
    expect(verify(answered, { finding: 'accepted' }, { by: 'chen', at: 60, reason: '核实' }).state).toBe('accepted');
  });

  it('sent back runs on a new clock and keeps every round', () => {
    const returned = verify(
      answer(order, given(50)),
      { finding: 'returned', due: 200 },
      { by: 'chen', at: 60, reason: '证据不足' },
    );
    expect(returned).toMatchObject({ state: 'returned', due: 200 });
    expect(overdue(returned, 150)).toBeUndefined();
    expect(overdue(returned, 201)?.state).toBe('overdue');
    const again = answer(returned, given(180));
    expect(again.answers).toHaveLength(2);
    expect(() => verify(again, { finding: 'returned', due: 190 }, { by: 'chen', at: 190, reason: '再退' })).toThrow(
      'outcomes.due-past',
    );
  });

  it('is closed once accepted', () => {
    const accepted = verify(answer(order, given(50)), { finding: 'accepted' }, { by: 'chen', at: 60, reason: '核实' });
    expect(() => answer(accepted, given(70))).toThrow('outcomes.order-state');
    expect(overdue(accepted, 999)).toBeUndefined();
    expect(() => verify(order, { finding: 'accepted' }, { by: 'chen', at: 60, reason: '核实' })).toThrow(
      'outcomes.order-state',
    );
  });
});
