import { Exact, greatest, zero } from './exact.ts';
import { note, score, type Outcome } from './facts.ts';
import type { PerUnit } from './parameters.ts';
import { term } from './terms.ts';

/** How many scoring units a gap is: continuously, in full units, or in started ones. */
function unitsOf(gap: Exact, { size, units }: PerUnit): { count: Exact; working: string } {
  const exact = gap.dividedBy(Exact.of(size));
  const working = `${term(gap)} ÷ ${size}`;
  if (units === 'full') return { count: new Exact(exact.floor(), 1n), working: `floor(${working})` };
  if (units === 'started') return { count: new Exact(exact.ceiling(), 1n), working: `ceil(${working})` };
  return { count: exact, working };
}

/** "每低1%扣0.05分，扣完为止": the points less k for every unit of the gap, down to the floor. No gap costs nothing. */
export function deductFor(gap: Exact, points: Exact, per: PerUnit, floor: string | undefined): Outcome {
  if (gap.sign() <= 0) return score(points, term(points));
  const { count, working } = unitsOf(gap, per);
  const least = floor === undefined ? zero : Exact.of(floor);
  const left = points.minus(Exact.of(per.points).times(count));
  const notes = [
    note('whole-units', { units: term(count) }),
    ...(left.compare(least) < 0 ? [note('deducted-to-floor', { floor: term(least) })] : []),
  ];
  return score(greatest(left, least), `max(${term(least)}, ${term(points)} − ${per.points} × ${working})`, notes);
}
