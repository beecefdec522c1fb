import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import type { Indicator } from '../../../shared/domain/scheme/indicator.ts';
import type { Rule } from '../../../shared/domain/scheme/rules.ts';
import type { ScoringInput, Value } from '../../../shared/domain/scoring/input.ts';
import * as q from './oracle-numbers.ts';
import type { Q } from './oracle-numbers.ts';
import { raters } from './oracle-raters.ts';

export type Earned = { share: Q } | { points: Q } | 'absent' | 'error';

const nil: Q = [0n, 1n];
const unit: Q = [1n, 1n];

/** What one subject earns on one item by the table of item rules, before any missing policy. */
export function earn(indicator: Indicator, scheme: Scheme, all: ScoringInput[], me: ScoringInput): Earned {
  const filed = me.filed.find(({ item }) => item === indicator.id);
  if (filed?.state === 'no-data') return 'absent';
  const value = filed?.state === 'filed' ? filed.value : null;
  const goal = me.agreement.goals.find(({ item }) => item === indicator.id);
  const { rule } = indicator;

  switch (rule.kind) {
    case 'rating':
    case 'votes':
      return raters(indicator, rule, scheme, me);
    case 'milestones':
      return milestones(rule, goal?.milestones ?? [], value);
    case 'survey':
      return survey(rule, value);
    case 'formula':
      return value ? { share: q.div(q.add(named(value, 'x'), named(value, 'y')), q.read('20')) } : 'absent';
    case 'rank':
    case 'relative':
      return compared(indicator, rule, all, me);
    case 'ratio':
    case 'progress':
    case 'threshold':
    case 'interpolate':
    case 'steps':
    case 'shortfall':
    case 'count':
    case 'imported':
    case 'growth':
      return figured(indicator, rule, { value, goal });
    default:
      return rule satisfies never;
  }
}

type Figured = Exclude<Rule, { kind: 'rating' | 'votes' | 'milestones' | 'survey' | 'formula' | 'rank' | 'relative' }>;
type Brought = { value: Value | null; goal: ScoringInput['agreement']['goals'][number] | undefined };

function figured(indicator: Indicator, rule: Figured, { value, goal }: Brought): Earned {
  const T = maybe(goal?.target ?? indicator.target);
  const B = maybe(goal?.baseline ?? indicator.baseline);
  const A = actual(value);
  const w = q.read(indicator.points);
  const up = indicator.direction === 'increase';
  const needsTarget = ['ratio', 'progress', 'threshold', 'shortfall', 'growth'].includes(rule.kind);
  if (needsTarget && !T) return 'error';
  if (['progress', 'growth'].includes(rule.kind) && !B) return 'error';
  if (!A) return 'absent';
  const t = T ?? nil;
  const b = B ?? nil;
  switch (rule.kind) {
    case 'ratio':
      return q.equal(up ? t : A, nil) ? whenZero(rule.whenZero) : hold(up ? q.div(A, t) : q.div(t, A), rule, '0');
    case 'progress':
      return q.equal(t, b) ? 'error' : hold(q.div(q.sub(A, b), q.sub(t, b)), rule, rule.cap === null ? null : '0');
    case 'threshold': {
      const reached = { 'at-least': !q.less(A, t), 'at-most': !q.less(t, A), above: q.less(t, A), below: q.less(A, t) };
      return { share: reached[rule.comparison] ? unit : nil };
    }
    case 'interpolate':
    case 'steps': {
      if (rule.of !== 'completion') return table(rule, A);
      if (!T) return 'error';
      return q.equal(up ? t : A, nil) ? whenZero(rule.whenZero) : table(rule, up ? q.div(A, t) : q.div(t, A));
    }
    case 'shortfall':
      return deducted(up ? q.sub(t, A) : q.sub(A, t), w, rule.per, rule.floor);
    case 'count':
      return counted(rule.method, A, w);
    case 'imported':
      return { share: q.div(A, q.read(rule.fullMark)) };
    case 'growth': {
      if (!goal?.yearsObserved || !goal.yearsRequired || [A, t, b].some(([n]) => n <= 0n)) return 'error';
      const rate = (to: Q, years: string) => q.sub(q.root(q.div(to, b), q.read(years)[1], q.read(years)[0]), unit);
      const needed = rate(t, goal.yearsRequired);
      if (needed[0] === 0n) return 'error';
      const got = rate(A, goal.yearsObserved);
      return hold(q.div(up ? got : q.neg(got), needed[0] < 0n ? q.neg(needed) : needed), rule, '0');
    }
    default:
      return rule satisfies never;
  }
}

type Of<K extends Rule['kind']> = Extract<Rule, { kind: K }>;

const maybe = (text: string | undefined) => (text === undefined ? null : q.read(text));

function actual(value: Value | null): Q | null {
  if (value?.kind === 'number') return q.read(value.number);
  if (value?.kind !== 'fraction' || q.read(value.denominator)[0] === 0n) return null;
  return q.div(q.read(value.numerator), q.read(value.denominator));
}

const named = (value: Value, name: string): Q => (value.kind === 'named' ? q.read(value.values[name] ?? '0') : nil);

function whenZero(declared: string | undefined): Earned {
  if (declared === 'full') return { share: unit };
  return declared === 'zero' ? { share: nil } : 'absent';
}

function hold(value: Q, { cap, floor }: { cap?: string | null; floor?: string | null }, usual: string | null): Earned {
  const top = cap === undefined ? '1' : cap;
  const bottom = floor === undefined ? usual : floor;
  let result = value;
  if (top !== null) result = q.min(result, q.read(top));
  if (bottom !== null) result = q.max(result, q.read(bottom));
  return { share: result };
}

function table(rule: Of<'interpolate'> | Of<'steps'>, at: Q): Earned {
  if (rule.kind === 'steps') {
    const inside = rule.bands.find(({ from, to }) => {
      const over = from === null || q.less(q.read(from), at) || (rule.includes === 'from' && q.equal(q.read(from), at));
      const under = to === null || q.less(at, q.read(to)) || (rule.includes === 'to' && q.equal(q.read(to), at));
      return over && under;
    });
    return { share: q.read(inside!.share) };
  }
  const points = rule.points.map(({ value, share }) => [q.read(value), q.read(share)] as const);
  if (!q.less(points[0]![0], at)) return { share: points[0]![1] };
  if (!q.less(at, points.at(-1)![0])) return { share: points.at(-1)![1] };
  const right = points.findIndex(([value]) => !q.less(value, at));
  const [[x0, y0], [x1, y1]] = [points[right - 1]!, points[right]!];
  const slope = q.div(q.sub(y1, y0), q.sub(x1, x0));
  return { share: q.add(y1, q.mul(slope, q.sub(at, x1))) };
}

function deducted(
  gap: Q,
  w: Q,
  per: { points: string; size: string; units: string },
  floor: string | undefined,
): Earned {
  if (gap[0] <= 0n) return { points: w };
  const units = q.div(gap, q.read(per.size));
  const counted: Q = per.units === 'continuous' ? units : [per.units === 'full' ? q.floor(units) : q.ceil(units), 1n];
  return { points: q.max(q.read(floor ?? '0'), q.sub(w, q.mul(q.read(per.points), counted))) };
}

function counted(method: Of<'count'>['method'], n: Q, w: Q): Earned {
  if (n[0] < 0n || n[1] !== 1n) return 'error';
  if (method.by === 'deducting')
    return { points: q.max(q.read(method.floor ?? '0'), q.sub(w, q.mul(q.read(method.each), n))) };
  if (method.by === 'adding') return { points: q.min(q.read(method.cap), q.mul(q.read(method.each), n)) };
  let points = nil;
  for (const { from, score } of method.steps) if (BigInt(from) <= n[0]) points = q.read(score);
  return { points };
}

function milestones(
  rule: Of<'milestones'>,
  agreed: NonNullable<ScoringInput['agreement']['goals'][number]['milestones']>,
  value: Value | null,
): Earned {
  if (agreed.length === 0) return 'error';
  if (value?.kind !== 'milestones') return value ? 'error' : 'absent';
  let share = nil;
  for (const { id, share: part, due, lateness = rule.lateness } of agreed) {
    const done = value.done.find((one) => one.id === id);
    if (!done) continue;
    let kept = unit;
    const days = BigInt(Math.round((new Date(done.on).getTime() - new Date(due).getTime()) / 86_400_000));
    if (days > 0n && lateness.by === 'flat') kept = q.read(lateness.keeps);
    if (days > 0n && lateness.by === 'started-week') {
      kept = q.max(nil, q.sub(unit, q.mul(q.read(lateness.loses), [(days + 6n) / 7n, 1n])));
    }
    share = q.add(share, q.mul(q.read(part), kept));
  }
  return { share };
}

function survey(rule: Of<'survey'>, value: Value | null): Earned {
  if (!value) return 'absent';
  if (value.kind !== 'answers' && value.kind !== 'survey-figure') return 'error';
  const everyone =
    value.kind === 'answers' ? value.answers.flatMap((one) => Array<string>(one.responses).fill(one.answer)) : [];
  const size = value.kind === 'answers' ? everyone.length : value.responses;
  if (size < rule.minResponses) return 'absent';
  const { figure } = rule;
  if (figure.by === 'top-box') {
    if (value.kind === 'survey-figure') return { share: q.read(value.figure) };
    const top = everyone.filter((answer) => !q.less(q.read(answer), q.read(figure.from))).length;
    return { share: q.make(BigInt(top), BigInt(size)) };
  }
  const mean =
    value.kind === 'survey-figure' ? q.read(value.figure) : q.div(q.add(...everyone.map(q.read)), [BigInt(size), 1n]);
  return { share: q.div(q.sub(mean, q.read(figure.min)), q.sub(q.read(figure.max), q.read(figure.min))) };
}

function compared(
  indicator: Indicator,
  rule: Of<'rank'> | Of<'relative'>,
  all: ScoringInput[],
  me: ScoringInput,
): Earned {
  const figureOf = (one: ScoringInput) => {
    const filed = one.filed.find(({ item }) => item === indicator.id);
    return filed?.state === 'filed' ? actual(filed.value) : null;
  };
  const mine = figureOf(me);
  if (!mine) return 'absent';
  const field = all.map(figureOf).filter((one) => one !== null);
  const up = indicator.direction === 'increase';
  const beats = (one: Q, other: Q) => (up ? q.less(other, one) : q.less(one, other));
  if (field.length < (rule.minGroup ?? 1)) return 'absent';
  if (rule.kind === 'relative') {
    const sorted = field.toSorted((a, b) => (q.less(a, b) ? -1 : 1));
    const half = sorted.length / 2;
    const median = Number.isInteger(half)
      ? q.div(q.add(sorted[half - 1]!, sorted[half]!), [2n, 1n])
      : sorted[Math.floor(half)]!;
    const centre = rule.centre === 'mean' ? q.div(q.add(...field), [BigInt(field.length), 1n]) : median;
    const behind = up ? q.sub(centre, mine) : q.sub(mine, centre);
    return deducted(q.sub(behind, q.read(rule.margin)), q.read(indicator.points), rule.per, rule.floor);
  }
  const { method } = rule;
  if (method.by === 'best') {
    const best = field.reduce((one, other) => (beats(other, one) ? other : one));
    const [over, under] = up ? [mine, best] : [best, mine];
    return under[0] === 0n ? whenZero(method.whenZero) : { share: q.div(over, under) };
  }
  const ahead = field.filter((one) => beats(one, mine)).length;
  const level = field.filter((one) => q.equal(one, mine)).length;
  const at = (position: number) => q.read(method.positions.findLast(({ from }) => from <= position)!.points);
  if (method.ties === 'shared-best') return { points: at(ahead + 1) };
  if (method.ties === 'next') return { points: at(ahead + level) };
  const shared = Array.from({ length: level }, (_, i) => at(ahead + 1 + i));
  return { points: q.div(q.add(...shared), [BigInt(level), 1n]) };
}
