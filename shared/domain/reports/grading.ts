import { said } from '../../text/say.ts';
import type { Text } from '../../text/refusal.ts';
import { gradingTexts as texts } from '../../text/reports/words.ts';
import { choices } from '../../text/schemes/choices.ts';
import { placesOf } from '../ranking/graded.ts';
import { type Reason, type Standing as Ranked, lostByKeys } from '../ranking/ranking.ts';
import { limitOf } from '../scheme/diff/compare.ts';
import type { Quota } from '../scheme/outcome.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { Exact, fixed, round, sum } from '../scoring/exact.ts';
import type { GradeCount, GradeStep, Grading, Named, ScoreSpread } from './model.ts';

/** Everything a report says of a peer group beside its members; computed once for all of them. */
export function groupFacts(scheme: Scheme, ranked: readonly Ranked[]) {
  const grades = scheme.bands.map(({ grade, name }): GradeCount => ({
    grade: { id: grade, name },
    n: ranked.filter((one) => one.grade === grade).length,
    ...quotasOf(scheme, grade, ranked.filter(({ rank }) => rank !== null).length),
  }));
  return { standing: spreadOf(ranked.flatMap(({ rank, score }) => (rank === null ? [] : (score ?? [])))), grades };
}

/** A grade may have several quotas, and all of them hold. One counted per unit has no single number of places in a peer group. */
function quotasOf({ quotas }: Scheme, grade: string, size: number): Pick<GradeCount, 'quota' | 'limits'> {
  const declared = quotas.filter((quota) => quota.grade === grade);
  const places = declared.flatMap((quota) => (quota.per === 'peer-group' ? placesOf(quota, size) : []));
  return {
    quota: places.length === 0 ? null : Math.min(...places),
    limits: declared.map((quota) => limitText(quota, size)),
  };
}

function limitText(quota: Quota, size: number): Text {
  const params = { per: choices.per[quota.per], limit: limitOf(quota.limit), places: placesOf(quota, size) };
  return said(quota.per === 'peer-group' && quota.limit.by === 'share' ? texts.limitPlaces : texts.limit, params);
}

/** What the report needs of the ranking of one subject. */
export type RankedSubject = Pick<
  Ranked,
  'rank' | 'of' | 'score' | 'normalised' | 'band' | 'afterVeto' | 'afterConditions' | 'afterQuota' | 'grade' | 'reasons'
>;

/** Rank, grade and the way to it; null while the subject has no grade. */
export function gradingOf(
  scheme: Scheme,
  { rank, of, score, normalised, band, afterVeto, afterConditions, afterQuota, grade, reasons }: RankedSubject,
): Grading | null {
  const between = afterQuota ?? afterVeto ?? null;
  if (rank === null || score === null || band === null || between === null || grade === null) return null;
  const quotaFirst = typeof afterQuota === 'string';
  const conditioned = scheme.conditions?.length
    ? [quotaFirst ? (afterVeto ?? between) : (afterConditions ?? between)]
    : [];
  const candidate = quotaFirst ? band : (conditioned[0] ?? between);
  const veto = { by: 'veto' as const, why: joined(vetoSentences(scheme, reasons)) };
  const quota = { by: 'quota' as const, why: joined(quotaSentences(scheme, candidate, reasons)) };
  const condition = { by: 'condition' as const, why: joined(conditionSentences(scheme, reasons)) };
  const barring = conditioned.length > 0 ? [veto, condition] : [veto];
  const ways = quotaFirst ? [quota, ...barring] : [...barring, quota];
  const grades = [between, ...conditioned, grade];
  const steps: GradeStep[] = [
    { by: 'band', grade: named(scheme, band), why: bandSentence(scheme, band, score) },
    ...ways.map((way, at) => Object.assign(way, { grade: named(scheme, grades[at] ?? grade) })),
  ];
  const gaps = reasons.filter(({ code }) => code === 'below-band');
  const why = gaps.map(({ params }) => said(texts.gap, { ...params, grade: nameOf(scheme, params['grade']) }));
  return { rank, of, normalised, grade: named(scheme, grade), steps, why };
}

/** Why the grade is not the band's, in one text; null where it is. */
export function movedBy(scheme: Scheme, { band, grade, reasons }: RankedSubject): Text | null {
  if (band === grade) return null;
  const veto = reasons.some(({ code }) => code === 'veto') ? vetoSentences(scheme, reasons) : [];
  const quota = reasons.some(isQuota) ? quotaSentences(scheme, band ?? '', reasons) : [];
  const lacking = reasons.some(({ code }) => code === 'condition') ? conditionSentences(scheme, reasons) : [];
  return joined([...veto, ...lacking, ...quota]);
}

function bandSentence(scheme: Scheme, band: string, score: string): Text {
  const { from = null, to = null } = scheme.bands.find(({ grade }) => grade === band) ?? {};
  return said(texts.band, { score, grade: nameOf(scheme, band), range: rangeOf(from, to) });
}

function rangeOf(from: string | null, to: string | null): Text {
  if (from !== null && to !== null) return said(texts.range.between, { from, to });
  if (from !== null) return said(texts.range.from, { from });
  return to === null ? texts.range.open : said(texts.range.to, { to });
}

const isQuota = ({ code }: Reason): boolean => code === 'quota' || code === 'quota-tie';

/** A subject can be pushed down by the quotas of several grades, one after the other. */
function quotaSentences(scheme: Scheme, band: string, reasons: readonly Reason[]): Text[] {
  const pushes = reasons.filter(isQuota);
  const limited = scheme.quotas.some(({ grade }) => grade === band);
  if (pushes.length === 0) return [said(limited ? texts.withinQuota : texts.noQuota, { grade: nameOf(scheme, band) })];
  return pushes.map((push) => {
    const { code, params } = push;
    const at = scheme.bands.findIndex(({ grade }) => grade === params['grade']);
    const to = scheme.bands[Math.min(at + 1, scheme.bands.length - 1)]?.name ?? '';
    const byOrder = lostByKeys(push) ? texts['quota-keys'] : texts.quota;
    const outright = params['lastIn'] === '' ? texts.noPlaces : byOrder;
    return said(code === 'quota-tie' ? texts['quota-tie'] : outright, {
      ...params,
      grade: nameOf(scheme, params['grade']),
      to,
    });
  });
}

function vetoSentences(scheme: Scheme, reasons: readonly Reason[]): Text[] {
  const vetoes = reasons.filter(({ code }) => code === 'veto');
  if (vetoes.length === 0) return [texts.noVeto];
  return vetoes.map(({ params }) =>
    said(texts.veto, { veto: vetoName(scheme, params['veto']), grade: nameOf(scheme, params['grade']) }),
  );
}

function conditionSentences({ bands, conditions = [] }: Scheme, reasons: readonly Reason[]): Text[] {
  const lacking = reasons.filter(({ code }) => code === 'condition');
  if (lacking.length === 0) return [texts.conditionsMet];
  return lacking.map(({ params }) => {
    const at = bands.findIndex(({ grade }) => grade === params['grade']);
    const name = conditions.find(({ id }) => id === params['condition'])?.name ?? String(params['condition']);
    const [grade, to] = [bands[at]?.name ?? '', bands[at + 1]?.name ?? ''];
    return said(texts.condition, { ...params, condition: name, grade, to });
  });
}

export const vetoName = ({ vetoes }: Scheme, id: string | number | undefined): Text =>
  vetoes.find((veto) => veto.id === id)?.name ?? { zh: String(id), en: String(id) };

const nameOf = ({ bands }: Scheme, grade: string | number | undefined): Text =>
  bands.find((band) => band.grade === grade)?.name ?? { zh: String(grade), en: String(grade) };

const named = (scheme: Scheme, grade: string): Named => ({ id: grade, name: nameOf(scheme, grade) });

const joined = (texts: readonly Text[]): Text => ({
  zh: texts.map(({ zh }) => zh).join(''),
  en: texts.map(({ en }) => en).join(' '),
});

/**
 * Where the rounded scores of one peer group lie. Quartiles are the nearest-rank ones: always a score somebody has, so
 * nobody is compared with a figure that interpolation made up; the median (中位数) of an even number is the mean of the two in the middle,
 * as every reader computes it. What is a mean has 2 digits and decides nothing.
 */
export function spreadOf(scores: readonly string[]): ScoreSpread | null {
  const sorted = scores
    .map((score) => ({ score, exact: Exact.of(score) }))
    .sort((first, second) => second.exact.compare(first.exact));
  const n = sorted.length;
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * n) - 1)]?.score;
  const [best, upperQuartile, lowerQuartile, lowest] = [at(0), at(0.25), at(0.75), at(1)];
  const [upper, lower] = [sorted[(n - 1) >> 1], sorted[n >> 1]];
  if (!best || !upperQuartile || !lowerQuartile || !lowest || !upper || !lower) return null;
  const meanOf = (some: readonly { readonly exact: Exact }[]): string =>
    fixed(round(sum(some.map(({ exact }) => exact)).dividedBy(Exact.whole(some.length)), 2, 'half-up'), 2);
  const median = upper === lower ? upper.score : meanOf([upper, lower]);
  const mean = meanOf(sorted);
  return { n, best, upperQuartile, median, lowerQuartile, lowest, mean };
}
