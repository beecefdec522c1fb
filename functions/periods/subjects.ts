import * as z from 'zod';
import { existingPeriod } from '../../shared/storage/periods.ts';
import type { Paged } from '../paging.ts';
import { ok, type Reply, type Request } from '../reply.ts';
import type { Caller, Services } from '../services.ts';
import { appraisalPage, type Place } from '../../shared/storage/appraisals.ts';
import { isSigned } from './appraisals.ts';
import { subjectView, type SubjectBody } from './views.ts';

interface Filter extends Paged {
  group?: string | undefined;
  unsigned?: 'true' | undefined;
}

const Position = z.strictObject({ shard: z.int().min(0), after: z.record(z.string(), z.unknown()).optional() });

/** A filter may leave pages nearly empty: a request reads at most this many before it hands out a cursor. */
const pagesPerRequest = 10;

/** The subjects of a period, by list shard and peer group, with what stands in each appraisal's head. */
export async function listSubjects(
  { table, cursors, language }: Services,
  caller: Caller,
  { params, query }: Request<{ period: string }, Filter, unknown>,
): Promise<Reply<{ subjects: SubjectBody[]; next?: string }>> {
  const { jurisdiction } = caller;
  const { head: period } = await existingPeriod(table, jurisdiction, params.period);
  const position = await cursors.open(query.cursor);
  const listing = { jurisdiction, period, group: query.group };
  const subjects: SubjectBody[] = [];
  let place: Place | undefined = position ? placeOf(position) : { shard: 0 };
  for (let pages = 0; place && subjects.length < query.limit && pages < pagesPerRequest; pages += 1) {
    const page = await appraisalPage(table, listing, { place, limit: query.limit - subjects.length });
    const wanted = page.heads.filter((head) => query.unsigned === undefined || !isSigned(head));
    subjects.push(...wanted.map((head) => subjectView(head, language)));
    place = page.next;
  }
  const next = await cursors.seal(place && { ...place });
  return ok({ subjects, ...(next ? { next } : {}) });
}

function placeOf(position: unknown): Place {
  const { shard, after } = Position.parse(position);
  return after ? { shard, after } : { shard };
}
