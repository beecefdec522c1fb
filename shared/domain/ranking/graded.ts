import type { Scheme } from '../scheme.ts';
import type { Band } from '../scheme/outcome.ts';
import { bandOf } from '../scoring/bands.ts';
import { Exact, print } from '../scoring/exact.ts';
import type { Member } from './member.ts';
import type { Placed } from './order.ts';
import { pushedDown } from './quota.ts';
import type { Reason, Standing } from './standing.ts';

/** A member on its way through band → quota → veto. Grades are positions in the scheme's bands, 0 is the top. */
interface Graded extends Placed {
  readonly band: number;
  grade: number;
  readonly reasons: Reason[];
}

export function gradedByBand(placed: Placed, bands: readonly Band[]): Graded {
  const reached = bandOf(bands, placed.score);
  const band = reached ? bands.indexOf(reached) : bands.length - 1;
  const [top] = bands;
  if (band === 0 || !top?.from) return { ...placed, band, grade: band, reasons: [] };
  const gap = Exact.of(top.from).minus(placed.score);
  const params = { grade: top.grade, from: top.from, score: placed.member.score, gap: print(gap) };
  return { ...placed, band, grade: band, reasons: [{ code: 'below-band', params }] };
}

/** From the top grade down, so that whoever is pushed out of one grade stands for a place in the next. */
export function applyQuotas({ bands, quotas }: Scheme, members: readonly Member[], graded: readonly Graded[]): void {
  for (const [at, { grade }] of bands.entries()) {
    for (const quota of quotas.filter((declared) => declared.grade === grade)) {
      const groupOf = ({ unit }: Member) => (quota.per === 'unit' ? unit : '');
      const sizes = Map.groupBy(members, groupOf);
      const holders = Map.groupBy(
        graded.filter((one) => one.grade === at),
        ({ member }) => groupOf(member),
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

/** 一票否优 holds the grade down, a grave false report fails outright; the score stays what it is. */
function afterVetoes(one: Graded, scheme: Scheme): { grade: number; reasons: Reason[] } {
  const { bands } = scheme;
  const events = scheme.vetoes.filter(({ id }) => one.member.vetoes.includes(id));
  const capped = events.map(({ id, effect }) => ({
    id,
    grade: effect.by === 'fail' ? bands.length - 1 : bands.findIndex(({ grade }) => grade === effect.grade),
  }));
  const grade = Math.max(one.grade, ...capped.map((veto) => veto.grade));
  const reasons = capped.map((veto): Reason => ({
    code: 'veto',
    params: { veto: veto.id, grade: bands[veto.grade]?.grade ?? '' },
  }));
  return { grade, reasons: [...one.reasons, ...reasons] };
}

export function standingOf(one: Graded, scheme: Scheme, place: Pick<Standing, 'rank' | 'of' | 'normalised'>): Standing {
  const name = (at: number) => scheme.bands[at]?.grade ?? null;
  const vetoed = afterVetoes(one, scheme);
  const { subject, score } = one.member;
  return {
    subject,
    score,
    ...place,
    band: name(one.band),
    afterQuota: name(one.grade),
    grade: name(vetoed.grade),
    reasons: vetoed.reasons,
  };
}
