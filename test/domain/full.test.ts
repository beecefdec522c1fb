import { describe, expect, test } from 'vitest';
import { kinds } from '../../shared/domain/matter/kinds.ts';
import { advance, open } from '../../shared/domain/matter/matter.ts';
import { evidenceOffered, refuseIfFull } from '../../shared/domain/filing/evidence.ts';
import { refuseIfFull as refuseIfFullOfLines, type Line } from '../../shared/domain/appraisal/adjustment.ts';
import { granted } from '../../shared/domain/organisation/grant.ts';
import { seat, type Seat } from '../../shared/domain/rating/rating.ts';
import { begun, edited } from '../../shared/domain/scheme/version.ts';
import { mostAbove, place } from '../../shared/domain/organisation/unit.ts';
import { chainOf } from './entries.ts';
import { refusedBy } from './refused-by.ts';
import { departmentScheme } from './scoring/example.ts';

const whose = { subject: 'unit.finance', period: '2026q3' };
const numbered = (count: number): string[] => Array.from({ length: count }, (_, n) => `n${n}`);

describe('a record that is full says so, and what it held stays', () => {
  test('an order answered as often as it may be is accepted and not sent back again', () => {
    const { orders } = kinds;
    const given = { by: 'leader', at: 1, said: { text: '已整改' } };
    const ruling = { by: 'chen', at: 2, said: { reason: '证据不足' } };
    let order = open(orders, 'issue', { ...whose, id: 'o1', earlier: 0 }, { by: 'office', at: 0, due: 10, said: {} });
    for (let round = 1; round < 12; round += 1)
      order = advance(orders, advance(orders, order, 'answer', given), 'return', { ...ruling, due: 10 });
    const last = advance(orders, order, 'answer', given);
    expect(last.steps.filter(({ move }) => move === 'answer')).toHaveLength(12);
    expect(refusedBy(() => advance(orders, last, 'return', { ...ruling, due: 10 }))).toBe('matters.rounds-over');
    expect(advance(orders, last, 'accept', ruling).state).toBe('accepted');
  });

  test('a subject that lodged and took back as often as it may lodges no more, and no recheck is opened', () => {
    const lodging = (move: 'object' | 'open', earlier: number) =>
      open(kinds.rechecks, move, { ...whose, id: 'late', earlier }, { by: 'leader', at: 1, due: 10, said: {} });
    expect(lodging('object', 49).state).toBe('lodged');
    for (const move of ['object', 'open'] as const) expect(refusedBy(() => lodging(move, 50))).toBe('matters.full');
  });

  test('a person holds two hundred roles and not one more', () => {
    const role = 'unit-leader' as const;
    const holder = { id: 'li', active: true, grants: numbered(199).map((unit) => ({ role, unit })) };
    const with200 = granted(holder, { role, unit: 'finance' }, { unit: { id: 'finance', active: true } });
    expect(with200).toHaveLength(200);
    const another = { id: 'health', active: true };
    const one = () => granted({ ...holder, grants: with200 }, { role, unit: 'health' }, { unit: another });
    expect(refusedBy(one)).toBe('organisation.grants-full');
  });

  test('a subject has five hundred raters and not one more', () => {
    const [group] = departmentScheme.raterGroups;
    const candidate = (rater: string) => ({ rater, group: group!.id, standings: ['other-units' as const] });
    const taken: Seat[] = [];
    for (const rater of numbered(500)) taken.push(seat(taken, [group!], candidate(rater)));
    expect(refusedBy(() => seat(taken, [group!], candidate('late')))).toBe('scoring.seats-full');
  });

  test('a subject has five hundred lines proposed and not one more', () => {
    const author = { hash: 'hash', by: 'office', at: 1, checks: [] };
    const line = (n: number): Line => ({ ...author, n, state: 'rejected', kind: 'veto', what: fact });
    const document = { number: '示政发〔2026〕12号', title: '通报', issuer: '示例县人民政府' };
    const fact = { event: 'safety', document, date: '2026-08-03', reason: '发生事故' };
    const lines = Array.from({ length: 500 }, (_, n) => line(n + 1));
    expect(refusedBy(() => refuseIfFullOfLines(lines.slice(1)))).toBeUndefined();
    expect(refusedBy(() => refuseIfFullOfLines(lines))).toBe('scoring.lines-full');
  });

  test('a version that a hundred people wrote is written on by one of them only', () => {
    const version = numbered(100).reduce(
      (before, by) => edited(before, 'hash', { by, at: 1 }),
      begun(1, 'hash', { by: 'n0', at: 0 }),
    );
    expect(refusedBy(() => edited(version, 'hash', { by: 'late', at: 2 }))).toBe('schemes.makers-full');
    expect(edited(version, 'other', { by: 'n7', at: 2 }).hash).toBe('other');
  });

  test('an appraisal takes two thousand pieces of evidence and not one more', () => {
    const piece = { name: 'a.pdf', type: 'application/pdf', bytes: 1, sha256: '0'.repeat(64), sealed: false };
    const offers = (count: number) =>
      chainOf(...numbered(count).map((id) => ['clerk', evidenceOffered, { ...piece, id }] as const));
    expect(refusedBy(() => refuseIfFull(offers(1_999)))).toBeUndefined();
    expect(refusedBy(() => refuseIfFull(offers(2_000)))).toBe('progress.evidence-full');
  });

  test('no unit comes to stand below more levels than a unit may, moved itself or with the one above it', () => {
    const line = numbered(mostAbove + 1).map((id, at, ids) => ({ id, path: ids.slice(0, at), parent: ids[at - 1] }));
    const deepest = line.at(-1)!;
    expect(place(line.slice(0, -1), deepest)).toMatchObject([{ path: { length: mostAbove } }]);
    const below = { id: 'below', path: [], parent: deepest.id };
    expect(refusedBy(() => place(line, below))).toBe('organisation.too-deep');
    const top = { id: 'top', path: [], parent: undefined };
    expect(refusedBy(() => place([top, ...line], { ...line[0]!, parent: 'top' }))).toBe('organisation.too-deep');
  });
});
