import { useWhole } from '../../api/use-read.ts';
import type { Body } from '../../api/lines.ts';

export type Progress = Body<'results.read'>;

export interface Unsettled {
  readonly subject: string;
  readonly name: Progress['unsettled']['named'][number]['name'];
  readonly hasScore: boolean;
}

/** How far the results of a period are, and whatever stands in their way: few of many, so that all of it is read. */
export function useResults(period: string) {
  const read = useWhole('results.read', { params: { period } }, (body) => [body]);
  const { rows: pages } = read;
  const unsettled = pages.flatMap(({ unsettled: { named, setAside } }): Unsettled[] =>
    named.map(({ subject, name }) => ({ subject, name, hasScore: !setAside.includes(subject) })),
  );
  return { ...read, first: pages[0], unsettled };
}
