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

/** Of the sheet, what a head keeps: what its ranking needs, and the figure of each section, so that lists read heads only. */
export function figuresOf(
  prepared: PreparedScheme,
  sheet: ScoreSheet & { readonly exact: string; readonly score: string },
  { unit, version }: { readonly unit: string; readonly version: number },
) {
  const { keys, vetoes, unmet } = memberOf(prepared, sheet, unit);
  const { exact, score, trace } = sheet;
  const figureIn = (id: string) => trace.parts.find((part) => part.id === id)?.rounded ?? null;
  return {
    sheet: version,
    exact,
    rounded: score,
    keys: [...keys],
    vetoes: [...vetoes],
    sections: prepared.scheme.sections.map(({ id }) => figureIn(id)),
    adjusted: trace.parts.find(({ what }) => what === 'adjustments')?.rounded ?? null,
    ...(unmet ? { unmet: [...unmet] } : {}),
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
