import * as z from 'zod';
import { mostGoals } from '../../shared/domain/agreement/goal.ts';
import { type SoFar, toScoringInput } from '../../shared/domain/appraisal/inputs.ts';
import { lackingIn } from '../../shared/domain/filing/slots.ts';
import { dateAt } from '../../shared/domain/organisation/clocks.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { mostItems } from '../../shared/domain/scheme/sections.ts';
import { provisional } from '../../shared/domain/scoring/provisional.ts';
import { prepareScheme } from '../../shared/domain/scoring/score.ts';
import { TraceNode } from '../../shared/domain/scoring/sheet.ts';
import { existingRecord } from '../../shared/storage/appraisals.ts';
import { approvedParts, scoresOf } from '../../shared/storage/parts.ts';
import { withFilingDues } from '../../shared/storage/periods.ts';
import { Instant, iso, type SubjectPath } from '../fields.ts';
import { pinned, refuseIfClosed } from '../loader.ts';
import { ok, type Reply, type Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { Unchecked, uncheckedView, UndecidedLines, undecidedLines } from '../unchecked.ts';

const Known = {
  /** Points earned, of those that can be told. */
  earned: z.string(),
  of: z.string(),
  /** The whole score; null while anything is open. */
  score: z.string().nullable(),
};

export const PreviewView = z.strictObject({
  period: z.string(),
  subject: z.string(),
  /** Nothing of it is a result, and nothing is kept. */
  provisional: z.literal(true),
  at: Instant,
  fullMark: z.string(),
  /** By what counts now. */
  counted: z.strictObject({ ...Known, trace: TraceNode }),
  /** If everything that is filed and waits to be checked were to count as it stands. */
  unchecked: z.strictObject(Known),
  /** Figures of slots that have begun and do not count, and what they lack. */
  waiting: z.array(Unchecked).max((mostItems + mostGoals) * 12),
  lines: UndecidedLines,
});

/** 预评分: what a subject would score by what is known so far. Nothing is written, and ballots stay sealed to everybody. */
export async function previewScore(
  services: Services,
  caller: Caller,
  { params }: Request<SubjectPath, unknown, unknown>,
): Promise<Reply<z.infer<typeof PreviewView>>> {
  const { table, now } = services;
  const { jurisdiction } = caller;
  const { subject } = params;
  const [{ head, scheme }, appraisal] = await Promise.all([
    pinned(services, caller, { period: params.period, phases: ['implementation', 'assessment'] }),
    existingRecord(table, jurisdiction, params.period, subject),
  ]);
  if (!caller.rolesUsed.some((role) => bodies.has(role)) && scheme.preview !== 'subject')
    throw new Refused('scoring.preview-office');
  refuseIfClosed({ appraisal });
  const { entries } = appraisal;
  const [period, parts] = await Promise.all([
    withFilingDues(table, jurisdiction, head),
    head.rollsUp && approvedParts(table, jurisdiction, head),
  ]);
  const rolledUp = parts && (await scoresOf(table, { jurisdiction, subjects: [subject] }, parts))(subject);
  const prepared = prepareScheme(scheme, head.scheme?.version ?? 1);
  const scoredWith = (unchecked: SoFar['unchecked']) => {
    const soFar = { now, filingDue: period.filingDue, unchecked };
    return provisional(
      prepared,
      toScoringInput({ subject, period, scheme, soFar, ...(rolledUp ? { rolledUp } : {}) }, entries),
    );
  };
  const { trace: _, ...unchecked } = scoredWith('taken');
  const today = dateAt(period.timeZone, now);
  return ok({
    ...params,
    provisional: true,
    at: iso(now),
    fullMark: scheme.fullMark,
    counted: scoredWith('left-out'),
    unchecked,
    waiting: lackingIn(entries, { scheme, period, now })
      .filter(({ slot }) => slot.start <= today)
      .map(uncheckedView),
    lines: undecidedLines(entries, scheme),
  });
}

const bodies: ReadonlySet<string> = new Set(['performance-office', 'committee', 'supervisor']);
