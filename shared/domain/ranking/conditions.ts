import * as z from 'zod';
import type { Condition } from '../scheme/outcome.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { earned } from '../scoring/attainment.ts';
import { Exact, print, round } from '../scoring/exact.ts';
import type { ScoreSheet, TraceNode } from '../scoring/sheet.ts';

/** A condition that a subject does not meet, and how it stands instead. */
export const Unmet = z.strictObject({ condition: z.string(), has: z.string() });
export type Unmet = z.infer<typeof Unmet>;

/**
 * Which conditions of its grades a subject lacks. "年度考核确定为优秀等次的，应当从当年平时考核结果好等次较多且无一般、较差等次的公务员中产生"
 * （公务员平时考核办法）: what a part of the year has no grade for proves nothing, and is held against nobody.
 */
export function unmetBy(scheme: Scheme, sheet: ScoreSheet): Unmet[] {
  return (scheme.conditions ?? []).flatMap((condition) => {
    const has = lacks(condition, sheet);
    return has === undefined ? [] : [{ condition: condition.id, has }];
  });
}

/** What it has in place of what is needed; undefined where the condition is met. */
function lacks({ needs }: Condition, { input, trace }: ScoreSheet): string | undefined {
  switch (needs.by) {
    case 'periods': {
      const have = input.periods.filter(({ grade }) => grade !== undefined && needs.grades.includes(grade)).length;
      return have >= needs.atLeast ? undefined : String(have);
    }
    case 'no-period': {
      const bad = input.periods.filter(({ grade }) => grade !== undefined && needs.grades.includes(grade));
      return bad.length === 0 ? undefined : bad.map(({ period }) => period).join(', ');
    }
    case 'item': {
      const item = itemIn(trace, needs.item);
      const share = item && earned(item);
      if (!share) return '–';
      return share.compare(Exact.of(needs.atLeast)) >= 0 ? undefined : print(round(share, 4, 'floor'));
    }
    case 'no-card': {
      const shown = input.cards?.[needs.card] ?? 0;
      return shown === 0 ? undefined : String(shown);
    }
    default:
      return needs satisfies never;
  }
}

const itemIn = (node: TraceNode, id: string): TraceNode | undefined =>
  node.what === 'item' && node.id === id ? node : node.parts.flatMap((part) => itemIn(part, id) ?? [])[0];
