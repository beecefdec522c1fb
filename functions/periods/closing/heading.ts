import { dateAt, localInstant } from '../../../shared/domain/organisation/clocks.ts';
import type { Heading, Named } from '../../../shared/domain/reports/model.ts';
import { schemeOf } from '../../../shared/domain/reports/subject.ts';
import { objectionEnds } from '../../../shared/storage/calendars.ts';
import { loadJurisdiction } from '../../../shared/storage/organisation.ts';
import type { Closing } from './chunk.ts';
import { runOf } from './write-files.ts';

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
      office: { zh: `${name.zh}绩效管理委员会办公室`, en: `Performance Office of ${name.en}` },
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
