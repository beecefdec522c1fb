import * as z from 'zod';
import { dateAt, localInstant } from '../../../shared/domain/organisation/clocks.ts';
import type { Standing } from '../../../shared/domain/ranking/ranking.ts';
import { type Run, manifestLine, reportKey } from '../../../shared/domain/reports/manifest.ts';
import type { Heading, Named, SignatureOf } from '../../../shared/domain/reports/model.ts';
import { schemeOf } from '../../../shared/domain/reports/subject.ts';
import { outOfRanking } from '../../../shared/domain/result/result.ts';
import { type PreparedScheme, prepareScheme } from '../../../shared/domain/scoring/score.ts';
import type { Rendered } from '../../../shared/reports/rendered.ts';
import type { AppraisalHead } from '../../../shared/storage/appraisals.ts';
import { type ClosingJob, pendingRerank } from '../../../shared/storage/closing.ts';
import { done } from '../../../shared/storage/jobs.ts';
import { loadJurisdiction, loadOfficial } from '../../../shared/storage/organisation.ts';
import { type PeriodHead, existingPeriod, objectionEnds } from '../../../shared/storage/periods.ts';
import { loadResults, reportSetWrite } from '../../../shared/storage/results.ts';
import { schemeDocument } from '../../../shared/storage/schemes.ts';
import type { Write } from '../../../shared/storage/table.ts';
import { said } from '../../../shared/text/catalogue.ts';
import type { Text } from '../../../shared/text/refusal.ts';
import { gradingTexts, issuer, signatureLines } from '../../../shared/text/reports/words.ts';
import { isSealed, writeOnce } from '../../signed.ts';
import type { Platform } from '../../services.ts';
import type { Behind, Chunk } from '../engine.ts';

/** The last subject done. */
export const Cursor = z.strictObject({ group: z.string(), subject: z.string() });
export type Cursor = z.infer<typeof Cursor>;

/** What the chunk functions of a period's jobs are given. */
export interface Closing {
  readonly platform: Platform;
  readonly job: ClosingJob;
  readonly period: PeriodHead;
  readonly prepared: PreparedScheme;
}

export type Chunks = AsyncGenerator<Chunk<Cursor>>;
export type Part = Behind<Cursor>;

/** Who stands in the entries that the jobs of a period write. */
export const closer = { id: 'closing', rolesUsed: [] } as const;

export async function closingOf(platform: Platform, job: ClosingJob): Promise<Closing> {
  const { head: period } = await existingPeriod(platform.table, job.jurisdiction, job.period);
  if (!period.scheme) throw new Error(`period ${period.id} is closing without a scheme`);
  const { scheme, version } = await schemeDocument(platform.table, job.jurisdiction, period.scheme);
  return { platform, job, period, prepared: prepareScheme(scheme, version) };
}

/** With no job running, ranks the groups again whose scores a decision changed meanwhile. */
export const rerankAsked = async ({ table }: Platform, { job }: { readonly job: ClosingJob | undefined }) =>
  job?.stage === done ? pendingRerank(table, job) : undefined;

/** The run of reports a job writes: provisional at the close, final at publication. */
export const runOf = ({ jurisdiction, period, kind, generation }: ClosingJob): Run => ({
  jurisdiction,
  period,
  generation,
  stage: kind === 'publication' ? 'final' : 'provisional',
});

/** Puts the files under their keys and returns the record of the bytes that are kept. */
export async function writeFiles(
  { platform, job }: Closing,
  of: string,
  files: readonly Rendered[],
  at: number,
): Promise<Write> {
  const run = runOf(job);
  // Once a run is sealed its files stay; before, what differs from what is written here is not of this job.
  const ours = () => isSealed(platform, run);
  const lines = await Promise.all(
    files.map(async ({ format, bytes, contentType }) => {
      const key = reportKey(run, of, format);
      return manifestLine(run, of, {
        format,
        bytes: await writeOnce(platform.files, key, { bytes, contentType }, ours),
      });
    }),
  );
  const { stage, generation } = run;
  return reportSetWrite(job.jurisdiction, job.period, { of, stage, generation, at, files: lines });
}

/** What every report of a run begins with, and what it says of peer groups and of the time to object. */
export interface Frame {
  readonly heading: Heading;
  readonly groupNamed: (id: string) => Named;
  /** Last local day of the objection clock; null when results are final. */
  readonly objectionUntil: string | null;
}

export async function frameOf({ platform, job, period, prepared }: Closing): Promise<Frame> {
  const { head: settings } = await loadJurisdiction(platform.table, job.jurisdiction);
  const name = settings?.name ?? { zh: job.jurisdiction, en: job.jurisdiction };
  const { stage, generation } = runOf(job);
  const heading: Heading = {
    stage,
    generation,
    generatedAt: localInstant(period.timeZone, job.at),
    letterhead: {
      office: said(issuer, { name }),
      number: null,
      date: dateAt(period.timeZone, job.at),
    },
    jurisdiction: { id: job.jurisdiction, name },
    period: { id: period.id, name: period.name, start: period.start, end: period.end },
    scheme: schemeOf(prepared.scheme, prepared.version),
  };
  const groups = new Map(settings?.peerGroups.map((group) => [group.id, group.name]));
  return {
    heading,
    groupNamed: (id) => ({ id, name: groups.get(id) ?? { zh: id, en: id } }),
    objectionUntil: stage === 'final' ? null : await lastDayToObject({ platform, job, period }),
  };
}

async function lastDayToObject({
  platform,
  job,
  period,
}: Pick<Closing, 'platform' | 'job' | 'period'>): Promise<string> {
  const from = period.provisionalAt ?? job.at;
  const until = await objectionEnds(platform.table, job.jurisdiction, { period, from });
  return dateAt(period.timeZone, until);
}

/** The standing a head keeps, as ranking gave it; none for a subject that was not ranked. */
export const rankedOf = ({ subject, score, standing }: AppraisalHead): Standing[] =>
  standing ? [{ ...standing, subject, score: score?.rounded ?? null }] : [];

/** Who takes no part in the ranking, and why by the words of the proposal. */
export async function exceptedFor({ platform, job }: Closing): Promise<ReadonlyMap<string, Text>> {
  const exceptions = outOfRanking(await loadResults(platform.table, job.jurisdiction, job.period));
  return new Map(exceptions.map(({ subject, reason }) => [subject, said(gradingTexts.exceptedFor, { reason })]));
}

const lines = ['signOff', 'acceptance'] as const;

/** Signatures the system holds are filled in; the committee's line is left to be signed by hand. */
export async function signaturesOf({ platform, job, period }: Closing, head: AppraisalHead): Promise<SignatureOf[]> {
  const signed: SignatureOf[] = [];
  for (const line of lines) {
    const role = signatureLines[line];
    const signature = head[line];
    if (!signature) {
      signed.push({ role, name: null, date: null });
      continue;
    }
    const name = (await loadOfficial(platform.table, job.jurisdiction, signature.by)).head?.name ?? signature.by;
    signed.push({ role, name: { zh: name, en: name }, date: dateAt(period.timeZone, signature.at) });
  }
  return [...signed, ...committeeLine];
}

export const committeeLine: readonly SignatureOf[] = [{ role: signatureLines.committee, name: null, date: null }];
