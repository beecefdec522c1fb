import * as z from 'zod';
import { Decimal } from '../../scheme/wording.ts';
import { type Problem, below, notNegative, positive } from '../../scheme/problems/problem.ts';
import { figure, increasing, pairs, raterParameters, raterShape, raterWeights } from '../parameters.ts';
import type { RaterGroup } from '../../scheme/outcome.ts';
import { rule } from '../definition.ts';
import { term } from '../terms.ts';
import { Exact } from '../exact.ts';
import { note } from '../facts.ts';
import type { Mark } from '../input.ts';
import { mean, weighGroups, type Voice } from '../records.ts';

const mostLimits = 10;

const shape = z.strictObject({
  kind: z.literal('rating'),
  scaleMax: Decimal,
  ...raterShape,
  /** 强制分布: how much of each rater's sheet may be marked so high. */
  distribution: z
    .array(z.strictObject({ from: Decimal, most: Decimal }))
    .min(1)
    .max(mostLimits)
    .optional(),
});

/**
 * "领导评价、部门互评按权重折算；评委达到规定人数的，去掉一个最高分、一个最低分后取平均":
 * Σ group weight × mean ÷ full scale. A group too small for trimming keeps its plain mean, and the trace says so.
 */
export const rating = rule({
  shape,
  values: ['rated'],
  needs: [],
  parameters: [figure('scaleMax'), ...raterParameters, pairs('distribution', 'from', 'most')],
  problems: (path, given, groups) => [
    ...positive(`${path}.scaleMax`, given.scaleMax),
    ...limits(`${path}.distribution`, given),
    ...raterWeights(path, given, groups),
  ],
  score(rule, { marks, raterGroups }) {
    const scaleMax = Exact.of(rule.scaleMax);
    return weighGroups(rule, raterGroups, (group) => groupMean(group, marks, scaleMax));
  },
});

/** Upwards on the scale, each for a part of the sheet. */
function limits(path: string, { scaleMax, distribution = [] }: z.infer<typeof shape>): Problem[] {
  return [
    ...increasing(
      path,
      distribution.map(({ from }) => from),
    ),
    ...distribution.flatMap(({ from, most }, at) => [
      ...positive(`${path}.${at}.from`, from),
      ...(Exact.of(from).compare(Exact.of(scaleMax)) > 0 ? below(`${path}.${at}.from`, from, scaleMax) : []),
      ...notNegative(`${path}.${at}.most`, most),
      ...below(`${path}.${at}.most`, most, '1'),
    ]),
  ];
}

function groupMean(group: RaterGroup, marks: readonly Mark[], scaleMax: Exact): Voice | null {
  const all = marks.filter((mark) => mark.group === group.id).map(({ mark }) => Exact.of(mark));
  const ordered = all.toSorted((first, second) => first.compare(second));
  const { trim } = group;
  const trimming = trim && ordered.length >= trim.minRaters ? trim : null;
  const kept = trimming ? ordered.slice(trimming.lowest, ordered.length - trimming.highest) : ordered;
  const average = mean(kept);
  if (!average) return null;
  return {
    share: average.dividedBy(scaleMax),
    working: `${term(average)} ÷ ${term(scaleMax)}`,
    notes: [
      note('group-mean', { group: group.id, raters: kept.length, mean: term(average) }),
      ...(trimming ? [note('trimmed', { group: group.id, highest: trimming.highest, lowest: trimming.lowest })] : []),
      ...(trim && !trimming
        ? [note('not-trimmed', { group: group.id, raters: ordered.length, least: trim.minRaters })]
        : []),
    ],
  };
}
