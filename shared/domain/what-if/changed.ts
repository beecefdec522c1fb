import type { Indicator } from '../scheme/indicator.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { Exact, fixed, round, sum } from '../scoring/exact.ts';
import type { SchemeChanges } from './changes.ts';

/** The scheme with the changes put in. `schemeProblems` says whether it still holds together. */
export function changed(scheme: Scheme, changes: SchemeChanges): Scheme {
  const { points = {}, lineCaps = {}, bands, quotas, conditions = scheme.conditions } = changes;
  const { adjustments } = scheme;
  return {
    ...scheme,
    sections: scheme.sections.map((section) =>
      section.items === 'common'
        ? Object.assign({}, section, { indicators: makeRoom(section.indicators, points) })
        : section,
    ),
    adjustments: {
      lines: adjustments.lines.map((line) => Object.assign({}, line, { cap: lineCaps[line.id] ?? line.cap })),
      bonusCap: changes.bonusCap ?? adjustments.bonusCap,
      deductionCap: changes.deductionCap ?? adjustments.deductionCap,
    },
    bands: bands ?? scheme.bands,
    quotas: quotas ?? scheme.quotas,
    ...(conditions ? { conditions } : {}),
  };
}

/** Points of a slider that was dragged: six digits are enough, and the last item takes up what rounding left over. */
const DIGITS = 6;

function makeRoom(indicators: readonly Indicator[], points: Readonly<Record<string, string>>): Indicator[] {
  const others = indicators.filter(({ id }) => points[id] === undefined);
  if (others.length === indicators.length) return [...indicators];
  const total = sum(indicators.map((indicator) => Exact.of(indicator.points)));
  const taken = sum(indicators.map(({ id }) => Exact.of(points[id] ?? '0')));
  const room = total.minus(taken);
  const before = sum(others.map((indicator) => Exact.of(indicator.points)));
  const last = others.at(-1);
  let left = room;
  return indicators.map((indicator) => {
    const given = points[indicator.id];
    if (given !== undefined) return Object.assign({}, indicator, { points: given });
    const share = round(Exact.of(indicator.points).times(room).dividedBy(before), DIGITS, 'half-up');
    const own = indicator === last ? left : share;
    left = left.minus(own);
    return Object.assign({}, indicator, { points: fixed(own, DIGITS).replace(/\.?0+$/, '') });
  });
}
