import * as z from 'zod';
import { Decimal } from '../../scheme/wording.ts';
import { notNegative } from '../../scheme/problems/problem.ts';
import { choice, figure } from '../parameters.ts';
import { rule } from '../definition.ts';
import { term } from '../terms.ts';
import { Exact, greatest, one, sum, zero } from '../exact.ts';
import { blocked, missing, note, share } from '../facts.ts';
import type { Milestone } from '../input.ts';
import type { Note } from '../sheet.ts';

const DAY = 86_400_000;

/** What a late milestone keeps: a flat part of its share, or its share less a part per started week. */
export const Lateness = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('nothing-lost') }),
  z.strictObject({ by: z.literal('flat'), keeps: Decimal }),
  z.strictObject({ by: z.literal('started-week'), loses: Decimal }),
]);
type Lateness = z.infer<typeof Lateness>;
const shape = z.strictObject({ kind: z.literal('milestones'), lateness: Lateness });

/**
 * "按时间节点完成得相应分值，逾期一周扣该节点10%，未完成不得分": the shares of the milestones done,
 * each less its lateness.
 */
export const milestones = rule({
  shape,
  values: ['milestones'],
  needs: [],
  parameters: [choice('lateness.by', 'latenessBy'), figure('lateness.keeps'), figure('lateness.loses')],
  problems: (path, { lateness }) =>
    lateness.by === 'flat' ? notNegative(`${path}.lateness.keeps`, lateness.keeps) : [],
  score(rule, { goal, value }) {
    const agreed = goal?.milestones ?? [];
    if (agreed.length === 0) return blocked(note('no-milestones'));
    if (value === undefined) return missing(note('not-filed'));
    if (value.kind !== 'milestones') return blocked(note('other-kind-of-value', { kind: value.kind }));
    const done = new Map(value.done.map(({ id, on }) => [id, on]));
    const kept = agreed.map((milestone) =>
      keptOf(milestone, done.get(milestone.id), milestone.lateness ?? rule.lateness),
    );
    const earned = sum(kept.map(({ part, milestone }) => Exact.of(milestone.share).times(part)));
    const working = kept.map(({ part, milestone }) => `${milestone.share} × ${term(part)}`).join(' + ');
    return share(
      earned,
      `(${working})`,
      kept.flatMap(({ notes }) => notes),
    );
  },
});

interface Kept {
  readonly milestone: Milestone;
  readonly part: Exact;
  readonly notes: readonly Note[];
}

function keptOf(milestone: Milestone, on: string | undefined, lateness: Lateness): Kept {
  if (on === undefined) return { milestone, part: zero, notes: [note('milestone-open', { milestone: milestone.id })] };
  const weeks = startedWeeks(milestone.due, on);
  if (weeks === 0) return { milestone, part: one, notes: [] };
  const part = partKept(lateness, weeks);
  return { milestone, part, notes: [note('milestone-late', { milestone: milestone.id, weeks, keeps: term(part) })] };
}

/** One day late is one started week; on the day itself is in time. */
function startedWeeks(due: string, on: string): number {
  const late = (Date.parse(on) - Date.parse(due)) / DAY;
  return late <= 0 ? 0 : Math.ceil(late / 7);
}

function partKept(lateness: Lateness, weeks: number): Exact {
  switch (lateness.by) {
    case 'nothing-lost':
      return one;
    case 'flat':
      return Exact.of(lateness.keeps);
    case 'started-week':
      return greatest(zero, one.minus(Exact.of(lateness.loses).times(Exact.whole(weeks))));
    default:
      return lateness satisfies never;
  }
}
