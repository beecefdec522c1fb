import { adjustmentsName } from '../../text/sentences/nodes.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { Exact, fixed, least, print, round, sum } from './exact.ts';
import { note } from './facts.ts';
import type { Adjustment } from './input.ts';
import type { Records } from './records.ts';
import { carriedFrom } from './section.ts';
import type { Note, TraceNode } from './sheet.ts';

type Line = Scheme['adjustments']['lines'][number];

export interface Adjusted {
  readonly node: TraceNode;
  readonly bonus: Exact;
  readonly deduction: Exact;
  /** Bonus less deduction, as it enters the total. */
  readonly net: Exact;
}

/**
 * "加减分单列，不占百分制分值": every line has its cap, then all bonuses together and all deductions together have theirs.
 * One document counts once, however often it was sent.
 */
export function adjust(scheme: Scheme, { input }: Records): Adjusted {
  const { lines, bonusCap, deductionCap } = scheme.adjustments;
  const counted = lines.map((line) => lineNode(line, input.adjustments, scheme));
  const bonus = capped(
    counted.filter(({ line }) => line.kind === 'bonus'),
    bonusCap,
  );
  const deduction = capped(
    counted.filter(({ line }) => line.kind === 'deduction'),
    deductionCap,
  );
  const net = bonus.points.minus(deduction.points);
  const { digits, mode } = scheme.rounding;
  const unknown = input.adjustments.filter(({ line }) => !lines.some(({ id }) => id === line));
  const node: TraceNode = {
    what: 'adjustments',
    id: 'adjustments',
    name: adjustmentsName,
    state: unknown.length > 0 ? 'blocked' : 'scored',
    points: null,
    weight: null,
    rule: null,
    inputs: [],
    expression: `${bonus.working} − ${deduction.working} = ${print(net)}`,
    exact: print(net),
    rounded: fixed(round(net, digits, mode), digits),
    notes: unknown.map(({ line }) => note('unknown-line', { line })),
    parts: counted.map((part) => part.node),
  };
  return { node, bonus: bonus.points, deduction: deduction.points, net: carriedFrom('section', net, scheme.rounding) };
}

interface CountedLine {
  readonly line: Line;
  readonly points: Exact;
  readonly node: TraceNode;
}

function capped(lines: readonly CountedLine[], cap: string): { points: Exact; working: string } {
  const total = sum(lines.map(({ points }) => points));
  const working = lines.length === 0 ? '0' : lines.map(({ points }) => print(points)).join(' + ');
  return { points: least(total, Exact.of(cap)), working: `min(${cap}, ${working})` };
}

function lineNode(line: Line, adjustments: readonly Adjustment[], { rounding }: Scheme): CountedLine {
  const given = adjustments.filter((adjustment) => adjustment.line === line.id);
  const once = [...new Map(given.map((adjustment) => [adjustment.source.id, adjustment])).values()];
  const cap = Exact.of(line.cap);
  const total = sum(once.map(({ points }) => Exact.of(points)));
  const exact = least(total, cap);
  const working = once.length === 0 ? '0' : once.map(({ points }) => points).join(' + ');
  const node: TraceNode = {
    what: 'line',
    id: line.id,
    name: line.name,
    state: 'scored',
    points: line.cap,
    weight: null,
    rule: null,
    inputs: once.map(({ points, document, source }) => ({ name: document ?? line.id, value: points, ...source })),
    expression: `min(${line.cap}, ${working}) = ${print(exact)}`,
    exact: print(exact),
    rounded: fixed(round(exact, rounding.digits, rounding.mode), rounding.digits),
    notes: remarks(given, once.length, total, cap),
    parts: [],
  };
  return { line, points: carriedFrom('item', exact, rounding), node };
}

function remarks(given: readonly Adjustment[], once: number, total: Exact, cap: Exact): Note[] {
  const ids = given.map(({ source }) => source.id);
  const twice = once === given.length ? [] : [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
  return [
    ...twice.map((id) => note('entered-twice', { id })),
    ...(total.compare(cap) > 0 ? [note('line-capped', { points: print(total), cap: print(cap) })] : []),
  ];
}
