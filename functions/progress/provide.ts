import * as z from 'zod';
import { type Evidence, cite, providedEvidence } from '../../shared/domain/filing/evidence.ts';
import { Given, currentFilings } from '../../shared/domain/filing/filing.ts';
import type { Side } from '../../shared/domain/filing/provider.ts';
import { isSame, newFiling } from '../../shared/domain/filing/new-filing.ts';
import { asRefused } from '../../shared/domain/import/fault.ts';
import { Refused } from '../../shared/domain/refused.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { SubjectId, Line, Prose, RecordId } from '../../shared/domain/text.ts';
import { existingRecord } from '../../shared/storage/appraisals.ts';
import { periods, type PeriodHead } from '../../shared/storage/periods.ts';
import type { Table, Write } from '../../shared/storage/table.ts';
import { impartialityOf } from '../conflict.ts';
import { entersFiling, refuseUnlessFiling, refuseUnlessSomeFile, vacancyFor } from '../filed.ts';
import type { SlotPath } from '../fields.ts';
import { dossierOf, periodAndScheme } from '../loader.ts';
import { refusalView } from '../refusal-view.ts';
import { byName } from '../names.ts';
import type { Naming, Reply, Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { providedPlace, refuseUnlessUploaded } from './evidence.ts';
import { refuseTwice, sideOf } from './side.ts';
import { warningViews } from '../warned.ts';
import { type ProvidedBody, type ProvidedRow, mostProvided } from './views.ts';

const Row = z.strictObject({ subject: SubjectId, given: Given, reason: Prose(1, 2000).optional() });
export const Provided = z.strictObject({
  source: Line(2, 200),
  /** Ids of evidence registered for the indicator; every figure of the request rests on all of it. */
  evidence: z.array(RecordId).max(20).default([]),
  /** Take the rows that can be taken; else all of them or none. */
  partial: z.boolean().default(false),
  rows: z.array(Row).min(1).max(mostProvided),
});
type Provided = z.infer<typeof Provided>;
type Put = Request<SlotPath, unknown, Provided>;

/** Begins reading the records of all rows. */
export const beginRows = (
  table: Table,
  { jurisdiction, named, body }: Naming<{ rows: readonly { subject: string }[] }>,
) => Promise.all(body.rows.map(({ subject }) => existingRecord(table, jurisdiction, named['period'] ?? '', subject)));

/** What every row of a request is held to. */
interface Batch {
  readonly period: PeriodHead;
  readonly scheme: Scheme | undefined;
  readonly params: SlotPath;
  readonly body: Provided;
  /** The evidence that a side registered for the indicator. */
  readonly known: (side: Side) => ReadonlyMap<string, Evidence>;
  readonly impartial: () => Promise<Impartial>;
}
type Impartial = Awaited<ReturnType<typeof impartialityOf>>;

interface Done {
  readonly row: ProvidedRow;
  readonly writes: readonly Write[];
  readonly refused?: Refused;
}

/**
 * A provider files one item for many subjects (成批填报): one entry in the chain of each, all in one transaction, each under its own
 * condition. What stands already is not filed again, so that sending it twice changes nothing.
 */
export async function provideFigures(
  services: Services,
  caller: Caller,
  { params, body }: Put,
): Promise<Reply<ProvidedBody>> {
  const { period, scheme } = await periodAndScheme(services, caller, params.period);
  refuseUnlessSomeFile(period, services.now);
  refuseTwice(body.rows, 'rows');
  const known = body.evidence.length > 0 ? await evidenceOf(services, caller, params) : () => noEvidence;
  let connection: Promise<Impartial> | undefined;
  const impartial = () => (connection ??= impartialityOf(services, caller, period.id));
  const batch: Batch = { period, scheme, params, body, known, impartial };
  const done = await Promise.all(
    body.rows.map(async (row): Promise<Done> => {
      try {
        return await provided(services, caller, { row, batch });
      } catch (error) {
        const refused = await byName(services.table, caller.jurisdiction, asRefused(error));
        return { row: refusedRow(row.subject, refused), writes: [], refused };
      }
    }),
  );
  const at = done.findIndex(({ refused }) => refused !== undefined);
  const first = done[at]?.refused;
  if (first && !body.partial) {
    const { code, params: blanks, pointer } = first;
    throw new Refused(code, blanks, { ...pointer, field: `rows.${at}.${pointer.field ?? 'subject'}` });
  }
  const writes = done.flatMap((one) => one.writes);
  const rows = done.map(({ row }) => row);
  const reply = { status: 200, body: { rows } } as const;
  if (writes.length === 0) return reply;
  await refuseUnlessUploaded(services, caller, { place: providedPlace(params), evidence: body.evidence });
  return services.commit([...writes, ...((await connection)?.relies ?? [])], reply);
}

const noEvidence: ReadonlyMap<string, Evidence> = new Map();

/** Each row cites what its own side registered. */
async function evidenceOf({ table }: Services, { jurisdiction }: Caller, { period, indicator }: SlotPath) {
  const { entries } = await periods.withEntries(table, jurisdiction, period);
  return (side: Side) => (side === 'subject' ? noEvidence : providedEvidence(entries, { indicator, provider: side }));
}

type Rowed = Provided['rows'][number];

async function provided(
  services: Services,
  caller: Caller,
  { row, batch }: { row: Rowed; batch: Batch },
): Promise<Done> {
  const { period, scheme, params, body, impartial } = batch;
  const { subject, given, reason: narrative } = row;
  const appraisal = await existingRecord(services.table, caller.jurisdiction, period.id, subject);
  refuseUnlessFiling({ appraisal, period }, services.now, [params.indicator]);
  const dossier = dossierOf({ appraisal, record: appraisal.entries, period, scheme });
  const indicator = dossier.indicators.find(({ id }) => id === params.indicator);
  const side = indicator ? sideOf(caller, indicator, subject) : 'office';
  if (side !== 'subject') await (await impartial()).refuse(subject, side === 'office' ? 'performance-office' : side);
  const known = batch.known(side);
  const evidence = cite(body.evidence, known);
  const cited = evidence.length > 0 ? { evidence } : {};
  const figure = { indicator: params.indicator, slot: params.slot, given, source: body.source };
  const content = { ...figure, ...(narrative === undefined ? {} : { narrative }), ...cited };
  const current = currentFilings(appraisal.entries);
  const standing = current.find((one) => one.indicator === params.indicator && one.slot === params.slot);
  const pieces = body.evidence.flatMap((id) => known.get(id) ?? []);
  const { now } = services;
  if (standing && isSame(standing, { ...content, side, evidence }))
    return { row: { subject, result: 'unchanged', n: standing.n, warnings: [] }, writes: [] };
  const vacancy =
    side === 'office' ? await vacancyFor(services, caller, { dossier, subject, id: params.indicator }) : {};
  const found = { ...dossier, subject, side, ...vacancy, evidence: pieces, current, now };
  const { data } = newFiling({ ...figure, narrative }, found);
  const entered = { appraisal, period, indicators: dossier.indicators, data: { ...data, ...cited } };
  const { writes, n } = await entersFiling(services, caller, entered);
  const superseded = data.supersedes === undefined ? {} : { supersedes: data.supersedes };
  return { row: { subject, result: 'filed', n, ...superseded, warnings: warningViews(data) }, writes };
}

function refusedRow(subject: string, refused: Refused): ProvidedRow {
  const { field } = refused.pointer;
  const where = field === undefined ? {} : { field };
  return { subject, result: 'refused', warnings: [], refused: { ...refusalView(refused), ...where } };
}
