import type { Scheme } from '../scheme/scheme.ts';
import type { Section } from '../scheme/sections.ts';
import { Exact, one, zero } from './exact.ts';
import { blocked, missing, note, share } from './facts.ts';
import type { Records } from './records.ts';
import type { AssessedPart } from './part.ts';
import { term } from './terms.ts';

type PeriodsSection = Extract<Section, { items: 'periods' }>;
type Period = PeriodsSection['periods'][number];

/** "年度考核由季度考核结果按权重折算": a quarter's score as a share of its own full mark. */
export function assessPeriod(period: Period, section: PeriodsSection, records: Records, scheme: Scheme): AssessedPart {
  const stated = Exact.of(period.weight).times(Exact.of(section.points));
  const scores = records.input.periods.filter((score) => score.period === period.id);
  const part = {
    what: 'period' as const,
    id: period.id,
    name: period.name,
    rule: null,
    stated,
    points: stated,
    declared: false,
    inputs: scores.map(({ score, fullMark, source }) => ({
      name: period.id,
      value: `${score}/${fullMark}`,
      ...source,
    })),
  };
  const [first] = scores;
  if (!first) return { ...part, ...withoutScore(period.id, section.missing ?? scheme.missing) };
  const full = Exact.of(first.fullMark);
  if (scores.length > 1 || full.sign() <= 0)
    return {
      ...part,
      state: 'blocked',
      outcome: blocked(),
      notes: [note(scores.length > 1 ? 'filed-twice' : 'no-points')],
    };
  const earned = Exact.of(first.score);
  const outcome = share(earned.dividedBy(full), `${term(earned)} ÷ ${term(full)}`);
  return { ...part, state: 'scored', outcome, notes: [] };
}

/** A quarter has no peers of its own kind, so `peer-mean` blocks here. */
function withoutScore(period: string, policy: Scheme['missing']): Pick<AssessedPart, 'state' | 'outcome' | 'notes'> {
  const why = note('period-missing', { period });
  switch (policy) {
    case 'zero':
      return { state: 'scored', outcome: share(zero, '0'), notes: [why, note('missing-zero')] };
    case 'full':
      return { state: 'scored', outcome: share(one, '1'), notes: [why, note('missing-full')] };
    case 'redistribute':
      return { state: 'redistributed', outcome: missing(), notes: [why, note('missing-redistributed')] };
    case 'block':
    case 'peer-mean':
      return { state: 'blocked', outcome: blocked(), notes: [why, note('missing-blocks')] };
    default:
      return policy satisfies never;
  }
}
