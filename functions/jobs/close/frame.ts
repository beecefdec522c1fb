import { dateAt, localInstant } from '../../../shared/domain/organisation/clocks.ts';
import type { Standing } from '../../../shared/domain/ranking/ranking.ts';
import type { Heading, Named, SignatureOf } from '../../../shared/domain/reports/model.ts';
import type { Earlier } from '../../../shared/domain/reports/comparison.ts';
import { schemeOf } from '../../../shared/domain/reports/subject.ts';
import { outOfRanking } from '../../../shared/domain/result/result.ts';
import type { AppraisalHead } from '../../../shared/storage/appraisals.ts';
import { findUnit, loadJurisdiction, loadOfficial } from '../../../shared/storage/organisation.ts';
import { objectionEnds } from '../../../shared/storage/periods.ts';
import { loadResults } from '../../../shared/storage/results.ts';
import { said } from '../../../shared/text/say.ts';
import type { Text } from '../../../shared/text/refusal.ts';
import { gradingTexts, issuer as usualIssuer, signatureLines } from '../../../shared/text/reports/words.ts';
import { runOf, type Closing } from './closing.ts';
import { earlierOf } from './comparison.ts';

/** What every report of a run begins with, and what it says of peer groups and of the time to object. */
export interface Frame {
  readonly heading: Heading;
  readonly groupNamed: (id: string) => Named;
  /** Last local day of the objection clock; null when results are final. */
  readonly objectionUntil: string | null;
  readonly earlier: Earlier;
  /** The picture of the seal, PNG in base64; none on what nobody has decided on yet. */
  readonly seal: string | undefined;
}

export async function frameOf(closing: Closing): Promise<Frame> {
  const { platform, job, period, prepared } = closing;
  const { head: settings } = await loadJurisdiction(platform.table, job.jurisdiction);
  const name = settings?.name ?? { zh: job.jurisdiction, en: job.jurisdiction };
  const { stage, generation } = runOf(job);
  const owner = period.owner === undefined ? undefined : await findUnit(platform.table, job.jurisdiction, period.owner);
  // Name in red, numbers and seal are the government's: what a unit runs is not given out as its.
  const { office, issuer, series, seal } = (period.owner === undefined && settings?.letterhead) || {};
  const heading: Heading = {
    stage,
    generation,
    generatedAt: localInstant(period.timeZone, job.at),
    letterhead: {
      office: office ?? said(usualIssuer, { name: owner?.name ?? name }),
      ...(issuer ? { issuer } : {}),
      ...(series === undefined ? {} : { series }),
      number: await numberOf({ platform, job }),
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
    // Where the clock begins with the delivery of a notice, no day is known yet.
    objectionUntil:
      stage === 'final' || prepared.scheme.objectionFrom === 'notice'
        ? null
        : await lastDayToObject({ platform, job, period }),
    earlier: await earlierOf(closing),
    seal: stage === 'final' ? seal : undefined,
  };
}

/** The number that was given to the results which this run writes. */
async function numberOf({ platform, job }: Pick<Closing, 'platform' | 'job'>): Promise<string | null> {
  const { stage, generation } = runOf(job);
  if (stage !== 'final') return null;
  const { lastPublished } = await loadResults(platform.table, job.jurisdiction, job.period);
  return lastPublished?.generation === generation ? (lastPublished.number ?? null) : null;
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
