import * as z from 'zod';
import { Decimal, Name, Slug } from '../../scheme/wording.ts';
import { problem } from '../../scheme/problems/problem.ts';
import { mostRuleSteps, raterParameters, raterShape, raterWeights } from '../parameters.ts';
import { rule } from '../definition.ts';
import { term } from '../terms.ts';
import { Exact, sum } from '../exact.ts';
import { blocked, note } from '../facts.ts';
import type { Tally } from '../input.ts';
import { weighGroups, type Voice } from '../records.ts';

const shape = z.strictObject({
  kind: z.literal('votes'),
  grades: z
    .array(z.strictObject({ id: Slug, name: Name, value: Decimal }))
    .min(2)
    .max(mostRuleSteps),
  ...raterShape,
});

/**
 * "民主测评得分 = 优秀票率×1.0 + 称职票率×0.8 + 基本称职票率×0.6": Σ share(grade) × value(grade) in each
 * rater group, then weighted over the groups.
 */
export const votes = rule({
  shape,
  values: ['rated'],
  needs: [],
  parameters: [{ path: 'grades', notation: { as: 'named', to: 'value' } }, ...raterParameters],
  problems: (path, given, groups) => [
    ...raterWeights(path, given, groups),
    ...(given.grades.some(({ value }) => Exact.of(value).sign() > 0)
      ? []
      : [problem(`${path}.grades`, 'schemes.few-grades')]),
  ],
  score(rule, { tallies, raterGroups }) {
    const stray = tallies
      .flatMap((tally) => Object.keys(tally.votes))
      .find((id) => !rule.grades.some((grade) => grade.id === id));
    if (stray !== undefined) return blocked(note('unknown-grade', { grade: stray }));
    return weighGroups(rule, raterGroups, ({ id }) =>
      groupVoice(
        id,
        rule,
        tallies.filter((tally) => tally.group === id),
      ),
    );
  },
});

/** Several tallies of one group (one per polling) are one count. */
function groupVoice(group: string, { grades }: z.infer<typeof shape>, tallies: readonly Tally[]): Voice | null {
  const counted = grades.map(({ id, value }) => ({
    value: Exact.of(value),
    count: tallies.reduce((total, tally) => total + (tally.votes[id] ?? 0), 0),
  }));
  const all = counted.reduce((total, { count }) => total + count, 0);
  if (all === 0) return null;
  const worth = sum(counted.map(({ value, count }) => value.times(Exact.whole(count))));
  const cast = counted.filter(({ count }) => count > 0);
  return {
    share: worth.dividedBy(Exact.whole(all)),
    working: `(${cast.map(({ value, count }) => `${count} × ${term(value)}`).join(' + ')}) ÷ ${all}`,
    notes: [note('group-votes', { group, votes: all })],
  };
}
