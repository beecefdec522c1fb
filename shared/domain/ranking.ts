import { Exact, print } from './scoring/exact.ts';
import { bandOf } from './scoring/bands.ts';
import type { PreparedScheme } from './scoring/prepare.ts';
import type { Scheme } from './scheme.ts';
import type { Band } from './scheme/outcome.ts';
import type { Member } from './ranking/member.ts';
import { normalise } from './ranking/normalise.ts';
import { byScoreAndKeys, competitionRanks, placed } from './ranking/order.ts';
import type { Placed } from './ranking/order.ts';
import { pushedDown } from './ranking/quota.ts';

/** Why a subject does not have the top grade; sentences for each are in shared/text/sentences/reasons.ts. */
export interface Reason {
  readonly code: 'not-scored' | 'below-band' | 'quota' | 'quota-tie' | 'veto';
  readonly params: Readonly<Record<string, string | number>>;
}

export interface Standing {
  readonly subject: string;
  readonly rank: number | null;
  /** Subjects ranked together. */
  readonly of: number;
  readonly score: string | null;
  readonly normalised: string | null;
  /** The order is band → quota → veto; all three are kept. */
  readonly band: string | null;
  readonly afterQuota: string | null;
  readonly grade: string | null;
  readonly reasons: readonly Reason[];
}

interface Graded {
  readonly placed: Placed;
  readonly band: number;
  grade: number;
  readonly reasons: Reason[];
}

/** Ranks and grades one peer group. Ties the declared keys cannot settle share their rank: nothing is left to chance. */
export function rankGroup({ scheme }: PreparedScheme, members: readonly Member[]): Standing[] {
  const ordered = members
    .flatMap((member) => placed(member) ?? [])
    .toSorted((first, second) => byScoreAndKeys(first, second) || bySubject(first.member, second.member));
  const ranks = competitionRanks(ordered, byScoreAndKeys);
  const scores = ordered.map(({ score }) => score);
  const normalised = scheme.normalisation ? normalise(scheme.normalisation, scores, scheme.rounding) : [];
  const graded = ordered.map((one) => gradedByBand(one, scheme.bands));
  applyQuotas(scheme, members, graded);

  const standings = graded.map((one, at) =>
    standing(one, scheme, {
      rank: ranks[at] ?? null,
      of: ordered.length,
      normalised: normalised[at] ?? null,
    }),
  );
  const unranked = members.filter(({ score }) => score === null).toSorted(bySubject);
  return [...standings, ...unranked.map((member) => notScored(member, ordered.length))];
}

const bySubject = (first: Member, second: Member) =>
  first.subject < second.subject ? -1 : Number(first.subject > second.subject);

function gradedByBand(one: Placed, bands: readonly Band[]): Graded {
  const reached = bandOf(bands, one.score);
  const band = reached ? bands.indexOf(reached) : bands.length - 1;
  const [top] = bands;
  if (band === 0 || !top?.from) return { placed: one, band, grade: band, reasons: [] };
  const params = {
    grade: top.grade,
    from: top.from,
    score: print(one.score),
    gap: print(Exact.of(top.from).minus(one.score)),
  };
  return { placed: one, band, grade: band, reasons: [{ code: 'below-band', params }] };
}

/** From the top grade down, so that whoever is pushed out of one grade stands for a place in the next. */
function applyQuotas({ bands, quotas }: Scheme, members: readonly Member[], graded: readonly Graded[]): void {
  for (const [at, { grade }] of bands.entries()) {
    for (const quota of quotas.filter((declared) => declared.grade === grade)) {
      const groupOf = ({ unit }: Member) => (quota.per === 'unit' ? unit : '');
      const sizes = Map.groupBy(members, groupOf);
      for (const [group, holders] of Map.groupBy(
        graded.filter((one) => one.grade === at),
        ({ placed }) => groupOf(placed.member),
      )) {
        const out = pushedDown(
          quota,
          holders.map(({ placed }) => placed),
          sizes.get(group)?.length ?? 0,
        );
        for (const { placed, places, candidates, tied, lastIn } of out) {
          const pushed = holders.find((one) => one.placed === placed);
          if (!pushed) continue;
          pushed.grade = Math.min(at + 1, bands.length - 1);
          pushed.reasons.push({
            code: tied > 0 ? 'quota-tie' : 'quota',
            params: { grade, places, candidates, tied, score: print(placed.score), lastIn: lastIn ?? '—' },
          });
        }
      }
    }
  }
}

/** 一票否优 holds the grade down, a grave false report fails outright; the score stays what it is. */
function afterVetoes(one: Graded, scheme: Scheme): { grade: number; reasons: Reason[] } {
  const { bands } = scheme;
  const events = scheme.vetoes.filter(({ id }) => one.placed.member.vetoes.includes(id));
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

function standing(one: Graded, scheme: Scheme, place: Pick<Standing, 'rank' | 'of' | 'normalised'>): Standing {
  const name = (at: number) => scheme.bands[at]?.grade ?? null;
  const vetoed = afterVetoes(one, scheme);
  const { subject, score } = one.placed.member;
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

const notScored = ({ subject }: Member, of: number): Standing => ({
  subject,
  rank: null,
  of,
  score: null,
  normalised: null,
  band: null,
  afterQuota: null,
  grade: null,
  reasons: [{ code: 'not-scored', params: {} }],
});
