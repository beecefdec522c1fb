import { wholePeriod } from '../../shared/domain/reports/manifest.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { admits } from '../../shared/domain/result/transparency.ts';
import { existingAppraisal } from '../../shared/storage/appraisals.ts';
import type { Existing } from '../../shared/storage/chained.ts';
import { existingPeriod } from '../../shared/storage/periods.ts';
import { pinnedScheme } from '../../shared/storage/schemes.ts';
import { fileNameOf } from '../../shared/text/reports/sentences.ts';
import type { Reply, Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { setsOf } from './find.ts';
import { requireResults } from './list.ts';
import type { LinkView, Wanted } from './views.ts';

/** A link to one report of a subject. That it was handed out stands in the subject's own chain. */
export async function linkSubjectReport(
  services: Services,
  caller: Caller,
  { params, body }: Request<{ period: string; subject: string }, unknown, Wanted>,
): Promise<Reply<LinkView, 201>> {
  const { table, now } = services;
  const period = await existingPeriod(table, caller.jurisdiction, params.period);
  requireResults(period.head, now);
  const appraisal = await existingAppraisal(table, caller.jurisdiction, params.period, params.subject);
  const name = `${appraisal.head.name.zh} ${period.head.name.zh}`;
  return handOut(services, caller, { chain: appraisal, period: params.period, of: params.subject, name, wanted: body });
}

/**
 * A link to the report of the whole period: the provisional one is for those who run the period, and so is the final one
 * unless the results of every kind of subject in it are for everybody who works here.
 */
export async function linkPeriodReport(
  services: Services,
  caller: Caller,
  { params, body }: Request<{ period: string }, unknown, Wanted>,
): Promise<Reply<LinkView, 201>> {
  const { table } = services;
  const { jurisdiction } = caller;
  const onlyAsOfficial = caller.rolesUsed.every((role) => role === 'official');
  if (body.stage === 'provisional' && onlyAsOfficial)
    throw new Refused('reports.not-published', {}, { field: 'stage' });
  const period = await existingPeriod(table, jurisdiction, params.period);
  if (onlyAsOfficial && period.head.scheme) {
    const { scheme } = await pinnedScheme(table, jurisdiction, period.head.scheme);
    if (!scheme.subjects.every((kind) => admits(kind, 'government'))) throw new Refused('reports.parties-only');
  }
  const name = period.head.name.zh;
  return handOut(services, caller, { chain: period, period: params.period, of: wholePeriod, name, wanted: body });
}

interface Export {
  readonly chain: Existing<object>;
  readonly period: string;
  readonly of: string;
  readonly name: string;
  readonly wanted: Wanted;
}

async function handOut(
  services: Services,
  caller: Caller,
  { chain, period, of, name, wanted }: Export,
): Promise<Reply<LinkView, 201>> {
  const { table, files } = services;
  const { stage, format, generation } = wanted;
  const sets = await setsOf(table, { jurisdiction: caller.jurisdiction, period }, of);
  const set = sets.find((one) => one.stage === stage && (generation === undefined || one.generation === generation));
  const file = set?.files.find((one) => one.format === format);
  if (!set || !file) throw new Refused('reports.none', { of }, { field: 'generation' });

  const filename = fileNameOf({ name, stage, generation: set.generation, format }).replace(/[\\/:*?"<>|]/g, ' ');
  const { path, bytes, sha256 } = file;
  const { writes, n } = services.record(chain, { what: 'reports.exported', data: { path, sha256 } });
  const url = await files.link('reports', path, filename);
  return services.commit(writes, {
    status: 201,
    body: { url, filename, generation: set.generation, bytes, sha256, entry: n },
  });
}
