import { fieldName } from '../../text/field-names.ts';
import { listed } from '../../text/say.ts';
import type { Params, RefusalCode } from '../../text/catalogue.ts';
import type { Indicator } from '../scheme/indicator.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { commonIndicators } from '../scheme/sections.ts';
import type { AgreedGoal } from './goal.ts';
import type { GoalFinding } from './goal-quality.ts';

/** A goal of an earlier period that is not carried over, and why. */
interface LeftGoal {
  readonly item: string;
  readonly code: RefusalCode;
  readonly params: Params;
}

interface Carried {
  readonly goals: readonly AgreedGoal[];
  readonly left: readonly LeftGoal[];
}

/**
 * Goals of an earlier agreement as far as the scheme of another period asks for the same: an indicator that is gone, or measures
 * something else by now, would give its target another meaning under the same name.
 */
export function carriedOver(
  goals: readonly AgreedGoal[],
  schemes: { readonly from: Scheme; readonly to: Scheme },
): Carried {
  const [before, now] = [schemes.from, schemes.to].map(
    (scheme) => new Map(commonIndicators(scheme).map((indicator) => [indicator.id, indicator])),
  );
  const told = goals.map((goal) => {
    const { item, own } = goal;
    if (own) {
      const section = schemes.to.sections.find(({ id }) => id === own.section);
      return section?.items === 'specific' ? goal : left(goal, 'goals.copy-section', { section: own.section });
    }
    const indicator = now?.get(item);
    const earlier = before?.get(item);
    if (!indicator) return left(goal, 'goals.copy-gone', { name: earlier?.name ?? item });
    const other = earlier ? otherMeaning(earlier, indicator) : [];
    if (other.length === 0) return goal;
    return left(goal, 'goals.copy-other', { name: indicator.name, fields: listed(other.map(fieldName)) });
  });
  return {
    goals: told.filter((one) => !('code' in one)),
    left: told.filter((one) => 'code' in one),
  };
}

const left = ({ item }: AgreedGoal, code: RefusalCode, params: Params): LeftGoal => ({ item, code, params });

/** By which of these it measures something else; points, texts and who files it may change. */
function otherMeaning(before: Indicator, now: Indicator): string[] {
  const meaning = ({ name, value, unitOfMeasure = '', direction, rule }: Indicator) => ({
    'name.zh': name.zh,
    value,
    unitOfMeasure,
    direction,
    rule: rule.kind,
  });
  const then = Object.entries(meaning(before));
  const today = new Map<string, string>(Object.entries(meaning(now)));
  return then.filter(([field, value]) => today.get(field) !== value).map(([field]) => field);
}

/** Without those the quality gate finds wrong by themselves: of a strategy, a person, a unit that is no more, a day that is past. */
export function withoutWrong({ goals, left: before }: Carried, findings: readonly GoalFinding[]): Carried {
  const wrong = new Map(
    findings
      .filter(({ level, field }) => level === 'refuse' && /^goals\.\d+\./.test(field))
      .toReversed()
      .map((finding) => [Number(finding.field.split('.')[1]), finding]),
  );
  const now = goals.flatMap(({ item }, at): LeftGoal[] => {
    const finding = wrong.get(at);
    return finding ? [{ item, code: finding.code, params: finding.params }] : [];
  });
  return { goals: goals.filter((_, at) => !wrong.has(at)), left: [...before, ...now] };
}
