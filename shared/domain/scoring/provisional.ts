import type { Indicator } from '../scheme/indicator.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { Section } from '../scheme/sections.ts';
import { Exact, fixed, print, round, sum } from './exact.ts';
import type { ScoringInput } from './input.ts';
import { type PreparedScheme, scoreSubject } from './score.ts';
import type { ScoreSheet, TraceNode } from './sheet.ts';

/** 预评分: what is earned of the points that can be told, and the whole score once nothing is open. */
export interface Provisional {
  /** Of items and parts that are scored, rounded as the scheme rounds its total. */
  readonly earned: string;
  /** The points they bring at most. */
  readonly of: string;
  /** null while anything is open. */
  readonly score: string | null;
  readonly trace: TraceNode;
}

/**
 * A score before the close, by the very function that scores at it. Only what a missing value does is put off until then: it stays
 * missing, and is neither nothing nor shared out. Ballots are sealed until the close, so what is rated is missing too.
 */
export function provisional(prepared: PreparedScheme, input: ScoringInput): Provisional {
  const { scheme } = prepared;
  const sheet = scoreSubject({ ...prepared, scheme: undecided(scheme) }, sealed(input));
  const known = partsIn(sheet.trace).filter(({ state }) => state === 'scored');
  const { digits, mode } = scheme.rounding;
  return {
    earned: fixed(round(sum(known.map(({ exact }) => figure(exact))), digits, mode), digits),
    of: print(round(sum(known.map(({ weight }) => figure(weight))), digits, mode)),
    score: wholeScore(sheet),
    trace: sheet.trace,
  };
}

const wholeScore = ({ state, score }: ScoreSheet): string | null => (state === 'scored' ? score : null);

const partsIn = (node: TraceNode): TraceNode[] =>
  node.what === 'item' || node.what === 'period' ? [node] : node.parts.flatMap(partsIn);

const figure = (printed: string | null): Exact => Exact.of((printed ?? '0').replace('…', ''));

function sealed({ agreement, ...input }: ScoringInput): ScoringInput {
  const specific = agreement.specific.map(({ section, indicators }) => ({
    section,
    indicators: indicators.map(staysMissing),
  }));
  return { ...input, agreement: { ...agreement, specific }, marks: [], tallies: [] };
}

const undecided = (scheme: Scheme): Scheme => ({
  ...scheme,
  missing: 'block',
  sections: scheme.sections.map(undecidedSection),
});

function undecidedSection(section: Section): Section {
  if (section.items === 'specific') return section;
  return section.items === 'periods'
    ? { ...section, missing: 'block' }
    : { ...section, indicators: section.indicators.map(staysMissing) };
}

const staysMissing = (indicator: Indicator): Indicator => ({ ...indicator, missing: 'block' });
