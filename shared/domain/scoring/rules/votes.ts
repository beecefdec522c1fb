import type { RuleOf } from '../../scheme/rules.ts';
import { type RuleDefinition, term } from '../terms.ts';
import { Exact, sum } from '../exact.ts';
import { blocked, note } from '../facts.ts';
import type { Tally } from '../input.ts';
import { weighGroups, type Voice } from '../records.ts';

/**
 * "民主测评得分 = 优秀票率×1.0 + 称职票率×0.8 + 基本称职票率×0.6": Σ share(grade) × value(grade) in each
 * rater group, then weighted over the groups.
 */
export const votes: RuleDefinition<'votes', never> = {
  kind: 'votes',
  needs: [],
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
};

/** Several tallies of one group (one per polling) are one count. */
function groupVoice(group: string, { grades }: RuleOf<'votes'>, tallies: readonly Tally[]): Voice | null {
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
