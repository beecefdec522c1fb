import { Exact, one, sum } from './exact.ts';
import { blocked, missing, note, share } from './facts.ts';
import type { Outcome } from './facts.ts';
import type { RaterGroup } from '../scheme/outcome.ts';
import type { Note } from './sheet.ts';
import { term } from './terms.ts';

/** What one rater group says, as a share of the full scale. */
export interface Voice {
  readonly share: Exact;
  readonly working: string;
  readonly notes: readonly Note[];
}

interface Weighing {
  readonly weights?: Readonly<Record<string, string>> | undefined;
  readonly absentGroup: 'redistribute' | 'block';
}

/** Σ g·share over the groups that spoke; an absent group's weight goes to the others, or blocks, as the rule declares. */
export function weighGroups(
  rule: Weighing,
  groups: readonly RaterGroup[],
  hear: (group: RaterGroup) => Voice | null,
): Outcome {
  const counted = groups.filter(({ id }) => !rule.weights || rule.weights[id] !== undefined);
  const heard = counted.map((group) => ({
    group,
    weight: Exact.of(rule.weights?.[group.id] ?? group.weight),
    voice: hear(group),
  }));
  const present = heard.flatMap(({ weight, voice }) => (voice ? [{ weight, voice }] : []));
  const absent = heard.filter(({ voice }) => !voice).map(({ group }) => note('group-absent', { group: group.id }));
  if (present.length === 0) return missing(note('no-marks'));
  if (absent.length > 0 && rule.absentGroup === 'block') return blocked(...absent);

  const total = sum(present.map(({ weight }) => weight));
  if (total.isZero()) return blocked(note('no-weight-left'));
  const weighted = sum(present.map(({ weight, voice }) => weight.times(voice.share)));
  const terms = present.map(({ weight, voice }) => `${term(weight)} × ${voice.working}`).join(' + ');
  const working = total.compare(one) === 0 ? `(${terms})` : `((${terms}) ÷ ${term(total)})`;
  return share(weighted.dividedBy(total), working, [...present.flatMap(({ voice }) => voice.notes), ...absent]);
}

/** Plain mean; null for none. */
export function mean(values: readonly Exact[]): Exact | null {
  return values.length === 0 ? null : sum(values).dividedBy(Exact.whole(values.length));
}
