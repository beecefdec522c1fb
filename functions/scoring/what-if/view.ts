import * as z from 'zod';
import { mostGroups } from '../../../shared/domain/period/period.ts';
import { mostQuotas } from '../../../shared/domain/scheme/outcome.ts';
import { mostItems } from '../../../shared/domain/scheme/sections.ts';
import { Name } from '../../../shared/domain/scheme/wording.ts';
import type { Move, WhatIf } from '../../../shared/domain/what-if/what-if.ts';
import { ProblemView } from '../../refusal-view.ts';
import type { FrozenPeriod } from './frozen.ts';

const Standing = z.strictObject({
  score: z.string().nullable(),
  rank: z.int().nullable(),
  grade: z.string().nullable(),
});

const mostNamed = 200;

const Outcome = z.strictObject({
  subjects: z.int(),
  /** Subjects that have no sheet to replay. */
  leftOut: z.int(),
  unscored: z.strictObject({ before: z.int(), after: z.int() }),
  /** Subjects whose record says another score than the replay: a decision left their peers' figures as they were. */
  unlikeRecord: z.int(),
  moved: z.strictObject({ any: z.int(), up: z.int(), down: z.int(), grade: z.int() }),
  /** The largest moves; `moved` counts all. */
  moves: z
    .array(z.strictObject({ subject: z.string(), name: Name, group: z.string(), before: Standing, after: Standing }))
    .max(mostNamed),
  correlations: z
    .array(z.strictObject({ group: z.string(), members: z.int(), rho: z.number().nullable() }))
    .max(mostGroups),
  quotas: z
    .array(
      z.strictObject({
        group: z.string(),
        grade: z.string(),
        places: z.int(),
        candidates: z.int(),
        given: z.int(),
        /** False: more reach the grade by score than there are places. */
        fits: z.boolean(),
      }),
    )
    .max(mostGroups * mostQuotas),
  /** Of each common item: its part of the points, and its part of what makes the totals differ. */
  influences: z.array(z.strictObject({ item: z.string(), nominal: z.number(), real: z.number() })).max(mostItems),
});

export const WhatIfView = z.strictObject({
  /** Scores nobody has: nothing was recorded. */
  scheme: z.strictObject({ before: z.string(), after: z.string() }),
  problems: z.array(ProblemView),
  /** null while the changed scheme has problems. */
  outcome: Outcome.nullable(),
});

export function outcomeView(found: WhatIf, { kept, before, leftOut }: FrozenPeriod): z.infer<typeof Outcome> {
  const { moves, correlations, quotas, influences } = found;
  const bySubject = new Map(kept.map((one) => [one.input.subject, one]));
  const count = (is: (move: Move) => boolean) => moves.filter(is).length;
  const rise = ({ before: was, after: is }: Move) => (was.rank ?? 0) - (is.rank ?? 0);
  return {
    subjects: found.subjects,
    leftOut,
    unscored: { ...found.unscored },
    unlikeRecord: before.filter(({ subject, score }) => bySubject.get(subject)?.recorded !== score).length,
    moved: {
      any: moves.length,
      up: count((move) => ranked(move) && rise(move) > 0),
      down: count((move) => ranked(move) && rise(move) < 0),
      grade: count((move) => move.before.grade !== move.after.grade),
    },
    moves: moves.slice(0, mostNamed).map((move) => ({
      ...move,
      name: bySubject.get(move.subject)?.name ?? { zh: move.subject, en: move.subject },
    })),
    correlations: correlations.map(({ rho, ...group }) => ({ ...group, rho: rho === null ? null : short(rho) })),
    quotas: quotas.map((quota) => ({ ...quota, fits: quota.candidates <= quota.places })),
    influences: influences.map(({ item, nominal, real }) => ({ item, nominal: short(nominal), real: short(real) })),
  };
}

const ranked = ({ before, after }: Move) => before.rank !== null && after.rank !== null;

/** Statistics, not scores: six digits tell all there is to see. */
const short = (value: number) => Number(value.toFixed(6));
