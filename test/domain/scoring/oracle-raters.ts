import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import type { Indicator } from '../../../shared/domain/scheme/indicator.ts';
import type { RuleOf } from '../../../shared/domain/scheme/rules.ts';
import type { ScoringInput } from '../../../shared/domain/scoring/input.ts';
import * as q from './oracle-numbers.ts';
import type { Q } from './oracle-numbers.ts';

const nil: Q = [0n, 1n];

/** Marks and votes: Σ group weight × what the group says, over the groups that spoke. */
export function raters(
  indicator: Indicator,
  rule: RuleOf<'rating'> | RuleOf<'votes'>,
  scheme: Scheme,
  me: ScoringInput,
): { share: Q } | 'absent' | 'error' {
  let earned = nil;
  let spoken = nil;
  let silent = false;
  let anybody = false;
  for (const group of scheme.raterGroups) {
    const weight = rule.weights ? rule.weights[group.id] : group.weight;
    if (weight === undefined) continue;
    const voice = rule.kind === 'rating' ? marksOf(indicator, rule, group, me) : votesOf(indicator, rule, group.id, me);
    if (voice === 'error') return 'error';
    if (!voice) {
      silent = true;
      continue;
    }
    anybody = true;
    earned = q.add(earned, q.mul(q.read(weight), voice));
    spoken = q.add(spoken, q.read(weight));
  }
  if (!anybody) return 'absent';
  if ((silent && rule.absentGroup === 'block') || spoken[0] === 0n) return 'error';
  return { share: q.div(earned, spoken) };
}

function marksOf(
  indicator: Indicator,
  rule: RuleOf<'rating'>,
  group: Scheme['raterGroups'][number],
  me: ScoringInput,
): Q | null {
  const marks = me.marks
    .filter(({ item, group: id }) => item === indicator.id && id === group.id)
    .map(({ mark }) => q.read(mark));
  if (marks.length === 0) return null;
  marks.sort((a, b) => (q.less(a, b) ? -1 : 1));
  if (group.trim && marks.length >= group.trim.minRaters) {
    for (let i = 0; i < group.trim.lowest; i += 1) marks.shift();
    for (let i = 0; i < group.trim.highest; i += 1) marks.pop();
  }
  return q.div(q.add(...marks), q.mul([BigInt(marks.length), 1n], q.read(rule.scaleMax)));
}

function votesOf(indicator: Indicator, rule: RuleOf<'votes'>, group: string, me: ScoringInput): Q | null | 'error' {
  let worth = nil;
  let all = 0n;
  for (const tally of me.tallies.filter((one) => one.item === indicator.id && one.group === group)) {
    for (const [grade, n] of Object.entries(tally.votes)) {
      const known = rule.grades.find(({ id }) => id === grade);
      if (!known) return 'error';
      worth = q.add(worth, q.mul(q.read(known.value), [BigInt(n), 1n]));
      all += BigInt(n);
    }
  }
  return all === 0n ? null : q.div(worth, [all, 1n]);
}
