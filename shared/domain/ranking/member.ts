import type { TieKey } from '../scheme/outcome.ts';
import type { PreparedScheme } from '../scoring/score.ts';
import type { Reason } from './ranking.ts';
import type { ScoreSheet, TraceNode } from '../scoring/sheet.ts';
import { type Unmet, unmetBy } from './conditions.ts';

/** What ranking needs of a score sheet: small enough to hold a whole peer group. */
export interface Member {
  readonly subject: string;
  readonly unit: string;
  /** Rounded at the declared stage; null while blocked. */
  readonly score: string | null;
  /** One figure per tie key, more is better, as shown on the sheet. Null: the key does not apply to this subject. */
  readonly keys: readonly (string | null)[];
  readonly vetoes: readonly string[];
  /** Conditions of grades that it does not meet. */
  readonly unmet?: readonly Unmet[];
  /** The committee excepts it from this ranking: it has a score and no place, and counts for nobody's. */
  readonly excepted?: boolean;
  /** It has left the period, or is assessed without a grade (不定等次): no place either, and counted in no share. */
  readonly out?: Reason | undefined;
}

export function memberOf({ scheme }: PreparedScheme, sheet: ScoreSheet, unit: string): Member {
  const unmet = unmetBy(scheme, sheet);
  return {
    subject: sheet.subject,
    unit,
    score: sheet.score,
    keys: scheme.tieKeys.map((key) => figure(key, sheet)),
    vetoes: sheet.vetoes,
    ...(unmet.length > 0 ? { unmet } : {}),
  };
}

function figure(key: TieKey, sheet: ScoreSheet): string | null {
  switch (key.by) {
    case 'section':
      return node(sheet.trace, 'section', key.section)?.rounded ?? null;
    case 'item':
      return node(sheet.trace, 'item', key.item)?.rounded ?? null;
    case 'fewer-deductions':
      return sheet.deduction === '0' ? '0' : `-${sheet.deduction}`;
    case 'more-bonus':
      return sheet.bonus;
    default:
      return key satisfies never;
  }
}

function node(within: TraceNode, what: TraceNode['what'], id: string): TraceNode | undefined {
  if (within.what === what && within.id === id) return within;
  for (const part of within.parts) {
    const found = node(part, what, id);
    if (found) return found;
  }
  return undefined;
}
