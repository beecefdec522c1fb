import type { Band } from '../scheme/outcome.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { Exact, print } from '../scoring/exact.ts';
import { bandOf } from '../scoring/score.ts';
import type { Placed } from './order.ts';
import { pushedDown } from './quota.ts';
import type { Reason, Standing } from './why.ts';

/** A member on its way through band → veto cap → quota. Grades are positions in the scheme's bands, 0 is the top. */
interface Graded extends Placed {
  readonly band: number;
  /** The grade after the first of the two steps. */
  between: number;
  grade: number;
  readonly reasons: Reason[];
}

export function gradedByBand(placed: Placed, bands: readonly Band[]): Graded {
  const reached = bandOf(bands, placed.score);
  const band = reached ? bands.indexOf(reached) : bands.length - 1;
  const [top] = bands;
  if (band === 0 || !top?.from) return { ...placed, band, between: band, grade: band, reasons: [] };
  const gap = Exact.of(top.from).minus(placed.score);
  const params = { grade: top.grade, from: top.from, score: placed.member.score, gap: print(gap) };
  return { ...placed, band, between: band, grade: band, reasons: [{ code: 'below-band', params }] };
}

/** From the top grade down, so that whoever is pushed out of one grade stands for a place in the next. */
function applyQuotas({ bands, quotas }: Scheme, graded: readonly Graded[]): void {
  for (const [at, { grade }] of bands.entries()) {
    for (const quota of quotas.filter((declared) => declared.grade === grade)) {
      const groupOf = ({ member }: Graded) => (quota.per === 'unit' ? member.unit : '');
      const sizes = Map.groupBy(graded, groupOf);
      const holders = Map.groupBy(
        graded.filter((one) => one.grade === at),
        groupOf,
      );
      for (const [group, candidates] of holders) {
        for (const { placed, ...why } of pushedDown(quota, candidates, sizes.get(group)?.length ?? 0)) {
          placed.grade = Math.min(at + 1, bands.length - 1);
          placed.reasons.push({
            code: why.tied > 0 ? 'quota-tie' : 'quota',
            params: { grade, score: placed.member.score, ...why },
          });
        }
      }
    }
  }
}

/** The best grade a veto leaves, as a position in the bands. */
export const capOf = ({ bands }: Scheme, { effect }: Scheme['vetoes'][number]): number =>
  effect.by === 'fail' ? bands.length - 1 : bands.findIndex(({ grade }) => grade === effect.grade);

/** 一票否优 holds the grade down, a grave false report fails outright; the score stays what it is. */
function applyVetoes(scheme: Scheme, graded: readonly Graded[]): void {
  for (const one of graded) {
    for (const veto of scheme.vetoes.filter(({ id }) => one.member.vetoes.includes(id))) {
      const cap = capOf(scheme, veto);
      one.grade = Math.max(one.grade, cap);
      one.reasons.push({ code: 'veto', params: { veto: veto.id, grade: scheme.bands[cap]?.grade ?? '' } });
    }
  }
}

/**
 * "被一票否优的不得评为优秀，名额依次递补": a veto cap comes first, and who is barred from a grade is no candidate for its
 * places. Where the scheme lets who is barred keep its place, quotas come first and the place stays empty.
 */
export function applyCapsAndQuotas(scheme: Scheme, graded: readonly Graded[]): void {
  const keeps = scheme.barredKeepsPlace ?? false;
  if (keeps) applyQuotas(scheme, graded);
  else applyVetoes(scheme, graded);
  for (const one of graded) one.between = one.grade;
  if (keeps) applyVetoes(scheme, graded);
  else applyQuotas(scheme, graded);
}

export function standingOf(one: Graded, scheme: Scheme, place: Pick<Standing, 'rank' | 'of' | 'normalised'>): Standing {
  const name = (at: number) => scheme.bands[at]?.grade ?? null;
  const { subject, score } = one.member;
  return {
    subject,
    score,
    ...place,
    band: name(one.band),
    [scheme.barredKeepsPlace ? 'afterQuota' : 'afterVeto']: name(one.between),
    grade: name(one.grade),
    reasons: one.reasons,
  };
}
