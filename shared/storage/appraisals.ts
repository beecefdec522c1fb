import * as z from 'zod';
import { Refused } from '../domain/refused.ts';
import { OnTable } from '../domain/agreement/agreement.ts';
import { LateInputs } from '../domain/appraisal/late-inputs.ts';
import { SetAside } from '../domain/appraisal/set-aside.ts';
import { ForBodies } from '../domain/duty/bodies.ts';
import { Timeliness } from '../domain/filing/slots.ts';
import { Unmet } from '../domain/ranking/conditions.ts';
import { Cards } from '../domain/scoring/input.ts';
import { unlessDamaged } from './damaged.ts';
import { list, listed, partition, ranked } from './keys.ts';
import { type Existing, record } from './record.ts';
import { pinnedScheme } from './schemes.ts';
import type { Table } from './table.ts';
import { Bilingual } from '../domain/text.ts';
import { Notice, OwnClock } from '../domain/result/notice.ts';
import { SubjectKind } from '../domain/scheme/scheme.ts';
import { asksForGoals } from '../domain/scheme/sections.ts';
import { Life, isWithdrawn } from '../domain/period/withdrawal.ts';
import { isInForce } from '../domain/agreement/agreement.ts';

const Signature = z.strictObject({ by: z.string(), at: z.int() });

/** What lists show of an appraisal, and what locks it. Everything else is in its entries and items. Aim: ≤ 1 KB. */
export const AppraisalHead = z.strictObject({
  period: z.string(),
  subject: z.string(),
  kind: SubjectKind,
  /** As of the opening; a publication takes the name of its day and leaves the one before in `formerName`. */
  name: Bilingual,
  formerName: Bilingual.optional(),
  /** The unit the subject was or belonged to at enrolment, and those above it: where it ranks, not who may act on it. */
  unit: z.string(),
  path: z.array(z.string()),
  group: z.string(),
  shard: z.int().min(0),
  /** open: filings and ratings count · closed: scores are computed · final: the committee approved. */
  state: z.enum(['open', 'closed', 'final']),
  agreement: z
    .strictObject({
      state: z.enum(['none', 'proposed', 'countered', 'half-signed', 'returned', 'signed', 'imposed', 'changing']),
      version: z.int().min(0),
    })
    .default({ state: 'none', version: 0 }),
  /** Who laid the text on the table, and who signed it first; absent where none lies there, and in records of before it was kept. */
  onTable: OnTable.optional(),
  /** Until when the committee lets this subject agree on its goals after planning. */
  agreeUntil: z.int().optional(),
  /** As its cards were shown, counted as they are. */
  cards: Cards.optional(),
  /** How its filings came, counted once when the close locks the record. */
  timeliness: Timeliness.optional(),
  /** The same by the side that files; absent where the subject itself files everything. */
  sides: z.record(z.string(), Timeliness).optional(),
  signOff: Signature.optional(),
  acceptance: Signature.optional(),
  /** Absent where nothing of the record waits for office or committee. */
  forBodies: ForBodies.optional(),
  /** Rater groups in which somebody is seated; absent in records of before it was kept. */
  seated: z.array(z.string()).optional(),
  score: z
    .strictObject({
      sheet: z.int().min(1),
      exact: z.string(),
      rounded: z.string(),
      /** One figure per tie key of the scheme, so that ranking reads heads only. */
      keys: z.array(z.string().nullable()),
      vetoes: z.array(z.string()),
      /** As shown on the sheet, in the order of the scheme's sections, and the bonus less deductions; absent in records of before they were kept. */
      sections: z.array(z.string().nullable()).optional(),
      adjusted: z.string().nullable().optional(),
      unmet: z.array(Unmet).optional(),
    })
    .optional(),
  /** Where an official stood at the close, and the units above: with their leaders the closed appraisal stays. */
  judged: z.strictObject({ unit: z.string(), path: z.array(z.string()) }).optional(),
  /** Its withdrawal: proposed, or confirmed with why; absent while it is assessed like all the others. */
  life: Life.optional(),
  /** Why there is no score: what is still open, or what went wrong. */
  setAside: SetAside.optional(),
  /** What it may bring in late, until it is scored from that. */
  late: LateInputs.optional(),
  /** A decision changed the score of a part after this was computed from it: which part, and the version of its sheet by then. */
  stale: z.strictObject({ part: z.string(), sheet: z.int().min(1) }).optional(),
  standing: z
    .strictObject({
      rank: z.int().min(1).nullable(),
      of: z.int().min(0),
      normalised: z.string().nullable(),
      band: z.string().nullable(),
      /** Between band and grade: after the veto cap, or after the quota where that came first. */
      afterVeto: z.string().nullable().optional(),
      afterQuota: z.string().nullable().optional(),
      afterConditions: z.string().nullable().optional(),
      grade: z.string().nullable(),
      reasons: z.array(
        z.strictObject({
          code: z.enum([
            'not-scored',
            'excepted',
            'below-band',
            'quota',
            'quota-tie',
            'veto',
            'condition',
            'withdrawn',
            'exempt',
          ]),
          params: z.record(z.string(), z.union([z.string(), z.number()])),
        }),
      ),
    })
    .optional(),
  /** The notice of its approved result, the last one given. */
  notice: Notice.optional(),
  /** Its own clock to object. */
  objection: OwnClock.optional(),
  case: z.strictObject({ id: z.string(), state: z.string(), due: z.int().optional() }).optional(),
});
export type AppraisalHead = z.infer<typeof AppraisalHead>;
export type Appraisal = Existing<AppraisalHead>;

export const appraisals = record({
  key: partition.appraisal,
  head: AppraisalHead,
  /** Listed in its period by peer group, never by a status, and once ranked in the ranking of its group. */
  index: (jurisdiction, { period, shard, group, subject, standing }) => ({
    ...listed(list.appraisals(jurisdiction, period, shard), list.inGroup(group, subject)),
    ...(standing ? ranked(list.ranking(jurisdiction, period, group), list.byRank(standing.rank, subject)) : {}),
  }),
  missing: (period, subject) => new Refused('access.no-appraisal', { period, subject }),
});
export const { load: loadAppraisal, existing: existingAppraisal, withEntries: existingRecord } = appraisals;

/** Signed is also what the committee imposed, and what is being changed: a version stays in force until another is. */
const isSigned = ({ agreement: { state } }: AppraisalHead): boolean => isInForce(state);

/**
 * Whose agreement in a period is still to be signed: of whoever takes part, where its scheme has anything to agree on. Of a scheme that
 * cannot be read it is taken to have.
 */
export async function lackingAgreement(
  table: Table,
  jurisdiction: string,
  { scheme: pin }: { readonly scheme?: { readonly id: string; readonly version: number } | undefined },
): Promise<(head: AppraisalHead) => boolean> {
  const pinned = pin && (await unlessDamaged(pinnedScheme(table, jurisdiction, pin)));
  const asks = !pinned || asksForGoals(pinned.scheme);
  return (head) => asks && !isSigned(head) && !isWithdrawn(head);
}
