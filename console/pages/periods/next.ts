import { partNames } from '../../../shared/text/console/periods.ts';
import type { Period } from '../../components/period-choice.tsx';

interface Numbered {
  readonly year: number;
  readonly number: number | undefined;
}

/** The one after the latest of its type that the whole jurisdiction has: what is most likely meant. */
export function nextOf(type: Period['type'], periods: readonly Period[], thisYear: number): Numbered {
  const inYear = partNames[type].length;
  const latest = periods
    .filter((one) => one.type === type && one.owner === undefined)
    .toSorted((a, b) => b.start.localeCompare(a.start))[0];
  if (type === 'span' || !latest) return { year: thisYear, number: inYear > 0 ? 1 : undefined };
  if (inYear === 0) return { year: latest.year + 1, number: undefined };
  return latest.number < inYear
    ? { year: latest.year, number: latest.number + 1 }
    : { year: latest.year + 1, number: 1 };
}
