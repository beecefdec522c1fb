import { Exact } from '../../domain/scoring/exact.ts';
import type { ChangeOf, ComparisonOf, PeriodComparison } from '../../domain/reports/model.ts';
import { comparisonTexts as texts } from '../../text/reports/comparison.ts';
import { words } from '../../text/reports/words.ts';
import type { Voice } from '../rendered.ts';
import type { ReportPart } from './official.ts';
import { html, table } from './markup.ts';

/** 与上期比较: a sentence, and item by item what both periods have; or why there is none. */
export function comparisonPart(comparison: ComparisonOf | undefined, t: Voice): ReportPart | null {
  if (!comparison) return null;
  const title = t(texts.title);
  if (comparison.state === 'not-comparable') return { title, content: html`<p>${t(comparison.why)}</p>` };
  const rows = comparison.items.map(({ item, before, now, change }) => [t(item.name), before, now, signed(change)]);
  const heads = [texts.item, texts.before, texts.now, texts.change].map((text) => t(text));
  const items = rows.length === 0 ? null : table({ caption: title, heads, align: ' nnn', rows });
  return {
    title,
    content: html`<p>${t(comparison.sentence)}</p>
      ${items}`,
  };
}

/** The same of everybody. */
export function periodComparisonPart(comparison: PeriodComparison | undefined, t: Voice): ReportPart | null {
  if (!comparison) return null;
  const title = t(texts.title);
  if (comparison.state === 'not-comparable') return { title, content: html`<p>${t(comparison.why)}</p>` };
  const rows = comparison.subjects.map(({ subject, score, rank, grade }) => [
    t(subject.name),
    score.before,
    score.now,
    signed(score.change),
    between(rank.before?.rank, rank.now?.rank),
    between(grade.before && t(grade.before), grade.now && t(grade.now)),
  ]);
  const heads = [words.subject, texts.before, texts.now, texts.change, texts.ranks, texts.grades].map((text) =>
    t(text),
  );
  const all = rows.length === 0 ? null : table({ caption: title, heads, align: 'snnncc', rows });
  return {
    title,
    content: html`<p>${t(comparison.sentence)}</p>
      ${all}`,
  };
}

const signed = (change: ChangeOf['score']['change']): string =>
  change.startsWith('-') ? change.replace('-', '−') : Exact.of(change).isZero() ? '0' : `+${change}`;

const between = (before: string | number | null | undefined, now: string | number | null | undefined): string =>
  `${before ?? '—'} → ${now ?? '—'}`;
