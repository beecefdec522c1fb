import type { Period } from '../../components/period-choice.tsx';
import type { Body } from '../../api/lines.ts';
import { useWhole } from '../../api/use-read.ts';

type Group = Body<'results.group'>;
export type Standing = Group['ranking'][number];

/** The whole ranking of a peer group, page after page: a distribution or a place is told of all of it. */
export function useGroup(period: string | undefined, group: string | undefined) {
  const params = { period: period ?? '', group: group ?? '' };
  const read = useWhole('results.group', { params }, (body) => [body], {
    when: period !== undefined && group !== undefined,
  });
  const { rows: pages } = read;
  return {
    ...read,
    grades: pages[0]?.grades ?? [],
    sections: pages[0]?.sections ?? [],
    ranking: pages.flatMap(({ ranking }) => ranking),
  };
}

/** The latest period before this one that is like it: the same kind, run by the same unit. */
export function earlierThan(period: Period, periods: readonly Period[]): Period | undefined {
  return periods
    .filter(({ type, owner, end }) => type === period.type && owner === period.owner && end < period.start)
    .toSorted((one, other) => (one.end < other.end ? 1 : -1))[0];
}
