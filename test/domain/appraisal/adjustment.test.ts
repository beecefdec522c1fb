import { describe, expect, it } from 'vitest';
import { Adjustment, checkable, ledger, refuseSameDocument } from '../../../shared/domain/appraisal/adjustment.ts';
import { chainOf } from '../entries.ts';

const award = (number = '县发〔2026〕12号', line = 'honours'): Adjustment => ({
  line,
  points: '1.5',
  document: { number, title: '关于表彰先进集体的决定', issuer: '示例县人民政府' },
  date: '2026-08-03',
  reason: '获市级先进集体称号',
});
const veto = { event: 'safety-accident', document: award().document, date: '2026-08-03', reason: '发生较大安全事故' };

describe('a bonus or deduction line', () => {
  it('counts once somebody else has approved it', () => {
    const proposed = chainOf(['office', 'scoring.adjusted', award()]);
    expect(ledger(proposed)).toMatchObject([{ n: 1, state: 'proposed', by: 'office' }]);
    const checked = chainOf(
      ['office', 'scoring.adjusted', award()],
      ['committee', 'scoring.line-approved', { line: 1 }],
    );
    expect(ledger(checked)).toMatchObject([
      { n: 1, hash: checked[0]?.hash, state: 'approved', checkedBy: 'committee' },
    ]);
  });

  it('is not approved by the person who proposed it, nor decided on twice', () => {
    const lines = ledger(chainOf(['office', 'scoring.adjusted', award()]));
    expect(() => checkable(lines, 'adjustment', 1, 'approved', 'office')).toThrow('access.same-person');
    expect(() => checkable(lines, 'veto', 1, 'approved', 'chen')).toThrow('scoring.no-line');
    expect(() => checkable(lines, 'adjustment', 7, 'approved', 'chen')).toThrow(
      expect.objectContaining({ code: 'scoring.no-line', pointer: { field: 'n', legal: ['1'] } }),
    );
    const decided = ledger(
      chainOf(['office', 'scoring.adjusted', award()], ['chen', 'scoring.line-rejected', { line: 1 }]),
    );
    expect(() => checkable(decided, 'adjustment', 1, 'approved', 'chen')).toThrow('scoring.line-decided');
  });

  it('is refused a second time for the same document on the same line, however the number is typed', () => {
    const lines = ledger(chainOf(['office', 'scoring.adjusted', award()]));
    for (const number of ['县发〔2026〕12号', '县发[2026]12号', '县发（2026）12号', ' 县发〔２０２６〕 12 号']) {
      expect(() => refuseSameDocument(lines, award(number))).toThrow('scoring.same-document');
    }
    expect(() => refuseSameDocument(lines, award('县发〔2026〕13号'))).not.toThrow();
    expect(() => refuseSameDocument(lines, award('县发〔2026〕12号', 'innovation'))).not.toThrow();
  });

  it('frees its document when it was rejected', () => {
    const lines = ledger(
      chainOf(['office', 'scoring.adjusted', award()], ['chen', 'scoring.line-rejected', { line: 1 }]),
    );
    expect(() => refuseSameDocument(lines, award())).not.toThrow();
  });

  it('has points above nothing: a line of 0 or a sign of its own is no adjustment', () => {
    for (const points of ['0', '0.00', '-1', '1.', ''])
      expect(Adjustment.safeParse({ ...award(), points }).success).toBe(false);
    for (const points of ['0.05', '2', '1.25']) expect(Adjustment.safeParse({ ...award(), points }).success).toBe(true);
  });
});

describe('a recheck', () => {
  it('removes an approved line, and adds one that was left out', () => {
    const entries = chainOf(
      ['office', 'scoring.adjusted', award()],
      ['committee', 'scoring.line-approved', { line: 1 }],
      ['office', 'scoring.vetoed', veto],
      ['committee', 'scoring.line-approved', { line: 3 }],
      ['chen', 'review.corrected', { case: 'c', kind: 'line-removed', line: 3 }],
      ['chen', 'review.corrected', { case: 'c', kind: 'adjustment-added', adjustment: award('县发〔2026〕20号') }],
    );
    const counted = ledger(entries).filter(({ state }) => state === 'approved');
    expect(counted.map(({ n, kind, what }) => [n, kind, what.document.number])).toEqual([
      [1, 'adjustment', '县发〔2026〕12号'],
      [6, 'adjustment', '县发〔2026〕20号'],
    ]);
  });
});
