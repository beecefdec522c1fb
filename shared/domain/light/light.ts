import type { Indicator } from '../scheme/indicator.ts';
import { Exact, greatest, least, one, round, sum, zero } from '../scoring/exact.ts';
import type { Milestone } from '../scoring/input.ts';

/** 绿灯、黄灯、红灯, or nothing to tell it by. */
export const colours = ['green', 'amber', 'red'] as const;
export type Colour = (typeof colours)[number];

/** How the figure of an item gets to its target in the period. */
type Course = NonNullable<NonNullable<Indicator['light']>['course']>;

/** Where a scheme says nothing. */
const usualLight = { amber: '0.9', red: '0.7' };

type Declared = Pick<Indicator, 'over' | 'value' | 'light' | 'unitOfMeasure'> & {
  readonly rule: Pick<Indicator['rule'], 'kind'>;
};

/** 率、比例、人均、指数、得分、名次: what is measured in these is as high on the first day as on the last. */
const unitsOfLevels =
  /[%％‰/／]|每|[人户平]均|百分|比例|比率|之比|率$|倍$|指数|得分|^分$|[名位]次|\b(?:per|percent|percentage|ratio|rate|index|score|rank)\b/iu;

const isLevel = ({ value, unitOfMeasure = '', rule }: Declared): boolean =>
  value === 'fraction' || rule.kind === 'imported' || unitsOfLevels.test(unitOfMeasure);

/**
 * Where a scheme says nothing: a sum begins with nothing; a mean, the highest and the lowest are levels from the first day, and so is
 * a rate or a mark that has no baseline; what is cumulative goes from its baseline if it has one, else from nothing.
 */
export function courseOf(declared: Declared, baseline: Exact | undefined): Course {
  const { over = 'last', light } = declared;
  if (light?.course) return light.course;
  if (over === 'sum') return 'from-zero';
  if (over !== 'last') return 'level';
  if (baseline) return 'from-baseline';
  return isLevel(declared) ? 'level' : 'from-zero';
}

/** What a forecast can be at all: no part of a case, and no more than the whole. */
export interface Possible {
  readonly most?: Exact;
  readonly whole: boolean;
}

export function possibleFor({ value, unitOfMeasure = '', rule }: Declared): Possible {
  const most = value === 'fraction' ? one : wholeOf(unitOfMeasure);
  return { whole: value === 'count' || rule.kind === 'count', ...(most ? { most } : {}) };
}

function wholeOf(unit: string): Exact | undefined {
  if (unit.includes('‰')) return Exact.whole(1000);
  return /^(?:%|％|百分比|percent|per cent)$/iu.test(unit.trim()) ? Exact.whole(100) : undefined;
}

/** A figure so far, with what it is held against. */
export interface Standing {
  readonly course: Course;
  readonly direction: Indicator['direction'];
  readonly actual: Exact;
  readonly target: Exact;
  readonly baseline: Exact | undefined;
  /** Part of the period the figure speaks of: above 0, at most 1. */
  readonly elapsed: Exact;
}

/** What is reached of the whole way, and what was due of it by then; 1 is the target. */
export interface Completion {
  readonly reached: Exact;
  readonly due: Exact;
}

/**
 * 完成进度与时序进度: progress counts from the baseline (50 → 60 of 100 is 20 %), or from nothing. Where less is better and there is no way down
 * from a baseline, the target is what may be used up in the whole period, and the part of it for the time gone by is set against the
 * figure. Where target and baseline leave no way to go, the figure is to be held at the target.
 */
export function completionOf({ course, direction, actual, target, baseline, elapsed }: Standing): Completion {
  const down = direction === 'decrease';
  const way = baseline && target.minus(baseline);
  if (course !== 'from-zero' && baseline && way && way.sign() === (down ? -1 : 1))
    return { reached: actual.minus(baseline).dividedBy(way), due: course === 'level' ? one : elapsed };
  if (course === 'from-zero' && target.sign() > 0) {
    return down
      ? { reached: held(actual, target.times(elapsed), true), due: one }
      : { reached: actual.dividedBy(target), due: elapsed };
  }
  return { reached: held(actual, target, down), due: one };
}

/** A level that is met is 1, and one that is not the part of it there is; where no part can be told, nothing. */
function held(actual: Exact, target: Exact, down: boolean): Exact {
  const met = down ? actual.compare(target) <= 0 : actual.compare(target) >= 0;
  if (met) return one;
  if (actual.sign() <= 0 || target.sign() <= 0) return zero;
  return down ? target.dividedBy(actual) : actual.dividedBy(target);
}

/** 节点: the shares of those done by a day, and of those due by it. Where none was due yet nothing is late. */
export function milestonesReached(
  milestones: readonly Milestone[],
  done: readonly { readonly id: string; readonly on: string }[],
  day: string,
): Completion {
  const shares = (of: readonly Milestone[]) => sum(of.map(({ share }) => Exact.of(share)));
  const reached = milestones.filter(({ id }) => done.some((one) => one.id === id && one.on <= day));
  return { reached: shares(reached), due: shares(milestones.filter(({ due }) => due <= day)) };
}

/** Green from the amber line on, red below the red one; the lines are parts of what was due. */
export function colourOf({ reached, due }: Completion, light: Indicator['light']): Colour {
  const { amber, red } = light ?? usualLight;
  const below = (line: string) => reached.compare(due.times(Exact.of(line))) < 0;
  if (below(red)) return 'red';
  return below(amber) ? 'amber' : 'green';
}

/**
 * 按目前进度推算: the figure of the whole period, if it goes on as it has; a level stays. A rate of completion may stand above the whole and a
 * growth below nothing, so a forecast is held to what is possible only where all that is known is within it.
 */
export function linear({ course, actual, target, baseline, elapsed }: Standing, { most, whole }: Possible): Exact {
  if (course === 'level') return actual;
  const from = course === 'from-baseline' ? (baseline ?? zero) : zero;
  const known = [actual, target, ...(baseline ? [baseline] : [])];
  const on = from.plus(actual.minus(from).dividedBy(elapsed));
  const above = known.every((figure) => figure.sign() >= 0) ? greatest(on, zero) : on;
  const within = most && known.every((figure) => figure.compare(most) <= 0) ? least(above, most) : above;
  return whole ? round(within, 0, 'half-up') : within;
}
