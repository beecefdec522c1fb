import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import type { Indicator } from '../../../shared/domain/scheme/indicator.ts';
import type { ScoringInput } from '../../../shared/domain/scoring/input.ts';
import * as q from './oracle-numbers.ts';
import type { Q } from './oracle-numbers.ts';
import { earn, type Earned } from './oracle-rules.ts';

/**
 * A second implementation of scoring.md, written from the text alone and as unlike the engine as can be: plain BigInt
 * pairs reduced at every step, no trace, redistribution as one quotient per section, peers counted by looking at everyone.
 */
interface Expected {
  state: 'scored' | 'blocked';
  score: string | null;
  exact: string | null;
  items: Record<string, string | null>;
}

interface Weighed {
  id: string;
  w: Q;
  declared: boolean;
  share: Q | 'out' | 'open';
}

export function expected(scheme: Scheme, all: ScoringInput[], me: ScoringInput): Expected {
  const items: Record<string, string | null> = {};
  // Others are compared with its figures all the same, as with those of one whose total is held up.
  const somethingToSign = scheme.sections.some(
    (section) =>
      section.items === 'specific' ||
      (section.items === 'common' && !section.indicators.every((one) => one.value === 'rated')),
  );
  const unsigned = somethingToSign && me.agreement.source === null;
  if (unsigned && scheme.unsigned === 'bottom-grade' && scheme.clamp.min !== null) {
    const lowest = q.read(scheme.clamp.min);
    return {
      state: 'scored',
      score: q.fixed(roundAs(scheme, lowest), scheme.rounding.digits),
      exact: q.show(lowest),
      items,
    };
  }
  const sections = scheme.sections.map((section) => ({
    section,
    points: q.read(section.points),
    parts: weigh(section, scheme, all, me),
  }));
  // Without an agreement a section of specific items is open: its points are owed, and go to no other section.
  const living = sections.filter(({ parts }) => parts.length === 0 || parts.some(({ share }) => share !== 'out'));
  const carried = q.add(...living.map(({ points }) => points));
  const open = sections.some(({ parts }) => parts.length === 0 || parts.some(({ share }) => share === 'open'));
  const weightless = living.some(({ parts }) => parts.every(({ share, w }) => share === 'out' || w[0] === 0n));
  let total: Q = [0n, 1n];

  for (const { section, points, parts } of sections) {
    const alive = living.some((one) => one.section === section);
    const worth = alive && carried[0] !== 0n ? q.div(q.mul(points, q.read(scheme.fullMark)), carried) : points;
    const asGiven = section.items !== 'periods' && section.combine === 'sum' && parts.some(({ declared }) => declared);
    const present = asGiven ? points : q.add(...parts.flatMap(({ share, w }) => (share === 'out' ? [] : [w])));
    let earned: Q = [0n, 1n];
    for (const { id: own, w, share } of parts) {
      const id = `${section.id}/${own}`;
      if (typeof share === 'string') {
        items[id] = null;
        continue;
      }
      const weight = present[0] === 0n ? w : q.div(q.mul(w, worth), present);
      const figure = q.mul(weight, share);
      items[id] = q.show(figure);
      earned = q.add(earned, scheme.rounding.stage === 'item' ? roundAs(scheme, figure) : figure);
    }
    if (alive) total = q.add(total, scheme.rounding.stage === 'section' ? roundAs(scheme, earned) : earned);
  }

  const unknownLine = me.adjustments.some(({ line }) => !scheme.adjustments.lines.some(({ id }) => id === line));
  if (open || weightless || unknownLine || carried[0] === 0n)
    return { state: 'blocked', score: null, exact: null, items };
  const exact = clamp(scheme, q.add(total, net(scheme, me)));
  return {
    state: 'scored',
    score: q.fixed(roundAs(scheme, exact), scheme.rounding.digits),
    exact: q.show(exact),
    items,
  };
}

const roundAs = (scheme: Scheme, value: Q) => q.round(value, scheme.rounding.digits, scheme.rounding.mode);

function weigh(section: Scheme['sections'][number], scheme: Scheme, all: ScoringInput[], me: ScoringInput): Weighed[] {
  if (section.items === 'periods') {
    return section.periods.map(({ id, weight }) => {
      const w = q.mul(q.read(weight), q.read(section.points));
      const found = me.periods.find(({ period }) => period === id);
      if (found) return { id, w, declared: false, share: q.div(q.read(found.score), q.read(found.fullMark)) };
      return { id, w, declared: false, share: lacking(section.missing ?? scheme.missing, () => null) };
    });
  }
  const indicators =
    section.items === 'common'
      ? section.indicators
      : me.agreement.specific.filter((own) => own.section === section.id).flatMap((own) => own.indicators);
  return indicators.map((indicator) => {
    const declared = me.agreement.goals.find(({ item }) => item === indicator.id)?.points;
    return {
      id: indicator.id,
      w: q.read(declared ?? indicator.points),
      declared: declared !== undefined,
      share: shareOf(indicator, scheme, section.items === 'common' ? all : [], me),
    };
  });
}

function shareOf(indicator: Indicator, scheme: Scheme, all: ScoringInput[], me: ScoringInput): Q | 'out' | 'open' {
  if (isOut(indicator, me)) return 'out';
  const earned = earn(indicator, scheme, all, me);
  if (earned === 'error') return 'open';
  if (earned !== 'absent') return asShare(earned, indicator);
  return lacking(indicator.missing ?? scheme.missing, () => {
    const others = all
      .filter((one) => !isOut(indicator, one))
      .map((one) => earn(indicator, scheme, all, one))
      .flatMap((one) => (typeof one === 'string' ? [] : [asShare(one, indicator)]));
    return others.length === 0 ? null : q.div(q.add(...others), [BigInt(others.length), 1n]);
  });
}

const isOut = (indicator: Indicator, one: ScoringInput) =>
  one.filed.some(({ item, state }) => item === indicator.id && state === 'not-applicable');

const asShare = (earned: Exclude<Earned, string>, indicator: Indicator): Q =>
  'share' in earned ? earned.share : q.div(earned.points, q.read(indicator.points));

function lacking(policy: Scheme['missing'], peers: () => Q | null): Q | 'out' | 'open' {
  if (policy === 'zero') return [0n, 1n];
  if (policy === 'full') return [1n, 1n];
  if (policy === 'redistribute') return 'out';
  return policy === 'block' ? 'open' : (peers() ?? 'open');
}

function net(scheme: Scheme, me: ScoringInput): Q {
  const { lines, bonusCap, deductionCap } = scheme.adjustments;
  const side = (kind: 'bonus' | 'deduction', cap: string) => {
    let points: Q = [0n, 1n];
    for (const line of lines.filter((one) => one.kind === kind)) {
      const seen = new Set<string>();
      const events = me.adjustments.filter(
        ({ line: id, source }) => id === line.id && !seen.has(source.id) && seen.add(source.id),
      );
      const counted = q.min(q.add(...events.map((event) => q.read(event.points))), q.read(line.cap));
      points = q.add(points, scheme.rounding.stage === 'item' ? roundAs(scheme, counted) : counted);
    }
    return q.min(points, q.read(cap));
  };
  const result = q.sub(side('bonus', bonusCap), side('deduction', deductionCap));
  return scheme.rounding.stage === 'section' ? roundAs(scheme, result) : result;
}

function clamp({ clamp: { min, max } }: Scheme, value: Q): Q {
  if (max !== null && q.less(q.read(max), value)) return q.read(max);
  return min !== null && q.less(value, q.read(min)) ? q.read(min) : value;
}
