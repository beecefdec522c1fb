import { said } from '../../text/say.ts';
import type { Text } from '../../text/refusal.ts';
import { comparisonTexts as texts } from '../../text/reports/comparison.ts';
import { addDays } from '../organisation/calendar.ts';
import type { PeriodType } from '../period/types.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { Exact, print } from '../scoring/exact.ts';
import type { ScoreSheet } from '../scoring/sheet.ts';
import type { ChangeOf, ComparisonOf, Named, PeriodComparison } from './model.ts';

interface Spanned {
  readonly type: PeriodType;
  readonly owner?: string | undefined;
  readonly start: string;
  readonly end: string;
  readonly cancelled?: object | undefined;
}

/** 上期: of the same kind and the same owner, and over the day before this one begins: the quarter before, the year before. */
export const periodBefore = <P extends Spanned>(period: Spanned, others: readonly P[]): P | undefined =>
  others.find(
    ({ type, owner, end, cancelled }) =>
      type === period.type && owner === period.owner && addDays(end, 1) === period.start && cancelled === undefined,
  );

/** The period before as reports compare with it, or why they cannot. */
export type Earlier = { readonly period: Named; readonly bands: Scheme['bands'] } | { readonly why: Text };

interface Before extends Named {
  readonly publishedAt?: number | undefined;
}

/** Scores of different schemes, or of another full mark, are not held against each other; nor is what was not published. */
export function earlierPeriod(
  scheme: Pick<Scheme, 'id' | 'fullMark'>,
  before: Before | undefined,
  earlier: Pick<Scheme, 'id' | 'fullMark' | 'bands'> | undefined,
): Earlier {
  if (!before) return { why: texts.none };
  const { id, name } = before;
  if (before.publishedAt === undefined) return { why: said(texts.unpublished, { period: name }) };
  if (earlier?.id !== scheme.id) return { why: said(texts.scheme, { period: name }) };
  if (earlier.fullMark !== scheme.fullMark) return { why: said(texts['full-mark'], { period: name }) };
  return { period: { id, name }, bands: earlier.bands };
}

/** What stands of a subject in one period: score, place and grade as ranked, and the sheet behind the score. */
export interface Stood {
  readonly score: string | null;
  readonly rank: number | null;
  readonly of: number;
  readonly grade: Text | null;
  readonly sheet?: ScoreSheet | undefined;
}

/** 与上期比较, of one subject: score, rank and grade, and the items that both periods have, each by its id. */
export function compared(earlier: Earlier, before: Stood | null, now: Stood): ComparisonOf {
  if ('why' in earlier) return { state: 'not-comparable', why: earlier.why };
  const period = earlier.period;
  const change = changeOf(before, now);
  if (!change) {
    const why = before?.score ? texts['no-score-now'] : said(texts['no-score-before'], { period: period.name });
    return { state: 'not-comparable', why };
  }
  const was = scoresIn(before?.sheet);
  const items = itemsIn(now.sheet).flatMap(({ id, name, rounded }) => {
    const earlier = was.get(id);
    return earlier === undefined || rounded === null
      ? []
      : [{ item: { id, name }, before: earlier, now: rounded, change: difference(earlier, rounded) }];
  });
  return { state: 'compared', period, ...change, sentence: sentenceOf(period.name, change), items };
}

/** The same of everybody who has a score in both, as the groups are ranked now. */
export function comparedAll(
  earlier: Earlier,
  subjects: readonly { readonly subject: Named; readonly before: Stood | null; readonly now: Stood }[],
): PeriodComparison {
  if ('why' in earlier) return { state: 'not-comparable', why: earlier.why };
  const changes = subjects.flatMap(({ subject, before, now }) => {
    const change = changeOf(before, now);
    return change ? [{ subject, ...change }] : [];
  });
  const higher = changes.filter(({ score }) => Exact.of(score.change).compare(Exact.whole(0)) > 0).length;
  const same = changes.filter(({ score }) => Exact.of(score.change).isZero()).length;
  const counted = { subjects: changes.length, higher, same, lower: changes.length - higher - same };
  const sentence = said(texts['of-period'], { period: earlier.period.name, ...counted });
  return { state: 'compared', sentence, subjects: changes };
}

/** Score, rank and grade then and now; null where one of the scores is wanting. */
function changeOf(before: Stood | null, now: Stood): ChangeOf | null {
  if (!before || before.score === null || now.score === null) return null;
  return {
    score: { before: before.score, now: now.score, change: difference(before.score, now.score) },
    rank: { before: placeOf(before), now: placeOf(now) },
    grade: { before: before.grade, now: now.grade },
  };
}

const placeOf = ({ rank, of }: Stood) => (rank === null ? null : { rank, of });

const itemsIn = (sheet: ScoreSheet | undefined) =>
  (sheet?.trace.parts ?? []).filter(({ what }) => what === 'section').flatMap(({ parts }) => parts);

const scoresIn = (sheet: ScoreSheet | undefined): ReadonlyMap<string, string> =>
  new Map(itemsIn(sheet).flatMap(({ id, rounded }) => (rounded === null ? [] : [[id, rounded] as const])));

const difference = (before: string, now: string): string => print(Exact.of(now).minus(Exact.of(before)));

function sentenceOf(period: Text, { score, rank, grade }: ChangeOf): Text {
  const by = score.change.replace(/^-/, '');
  const kind = Exact.of(score.change).isZero() ? 'same' : score.change.startsWith('-') ? 'lower' : 'higher';
  const places = rank.before && rank.now;
  const told = [
    said(texts.score, { period, before: score.before, now: score.now, change: said(texts[kind], { by }) }),
    ...(rank.before && places
      ? [said(texts.rank, { before: rank.before.rank, beforeOf: rank.before.of, now: places.rank, of: places.of })]
      : []),
    ...(grade.before && grade.now ? [said(texts.grade, { before: grade.before, now: grade.now })] : []),
  ];
  return said(texts.whole, { told: joined(told) });
}

const joined = (told: readonly Text[]): Text => ({
  zh: told.map(({ zh }) => zh).join('；'),
  en: told.map(({ en }) => en).join('; '),
});
