import { Exact } from '../scoring/exact.ts';

/** One step of a distribution rule: marks from `from` on go to at most the part `most` of the subjects on a rater's sheet. */
export interface Limit {
  readonly from: string;
  readonly most: string;
}

/** How many of a sheet that is; a part of a subject is none (不超过). */
export const mostOf = ({ most }: Limit, all: number): number =>
  Number(
    Exact.of(most)
      .times(Exact.of(String(all)))
      .floor(),
  );

interface Over extends Limit {
  readonly allowed: number;
  readonly given: number;
}

/**
 * 强制分布, "每名评委评 90 分（含）以上的对象不超过所评对象的 30%": the first limit that the marks of one sheet of `all` subjects go beyond.
 * Abstentions are no marks, and those they concern stay on the sheet.
 */
export function overLimit(limits: readonly Limit[], marks: readonly string[], all: number): Over | undefined {
  const exact = marks.map((mark) => Exact.of(mark));
  return limits
    .map((limit) => {
      const from = Exact.of(limit.from);
      return { ...limit, allowed: mostOf(limit, all), given: exact.filter((mark) => mark.compare(from) >= 0).length };
    })
    .find(({ given, allowed }) => given > allowed);
}
