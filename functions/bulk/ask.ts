import type * as z from 'zod';
import { rolesNamed } from '../../shared/domain/organisation/authority.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { type BulkHead, type Row, bulkJobs, bulks, packs } from '../../shared/storage/bulk.ts';
import { startJob } from '../../shared/storage/jobs.ts';
import { existingPeriod } from '../../shared/storage/periods.ts';
import { namesOf } from '../../shared/text/roles.ts';
import { lineOf } from '../acts.ts';
import type { Reply, Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { bulkView, type BulkView } from './views.ts';

type Ask = Request<
  unknown,
  unknown,
  { readonly act: string; readonly why: string } & (
    | { readonly rows: Row[] }
    | { readonly waiting: { readonly period: string; readonly [said: string]: unknown } }
  )
>;

/**
 * Takes on one act for many. Whether each row may be done is found out at its turn, as if it came by itself.
 */
export async function askMany(
  services: Services,
  caller: Caller,
  { body }: Ask,
): Promise<Reply<z.infer<typeof BulkView>, 202>> {
  const { table, now, trace, jobs } = services;
  const { jurisdiction } = caller;
  const { act, why } = body;
  const line = lineOf(act);
  if (rolesNamed(caller, line.allow).length === 0) throw new Refused('access.role', namesOf(line.allow));
  const rows = 'rows' in body ? body.rows : [];
  const { period, ...said } = 'waiting' in body ? body.waiting : {};
  if (period !== undefined) await existingPeriod(table, jurisdiction, period);

  const id = services.newId();
  const asked = { id, act, by: caller.id, at: now, why, trace };
  const head: BulkHead = {
    ...asked,
    ...(period === undefined ? { rows: rows.length } : { waiting: { period, with: said } }),
  };
  const data = { act, ...(period === undefined ? { rows: rows.length } : { period }) };
  const chain = bulks.none(jurisdiction, id);
  const record = services.record(chain, { what: 'bulk.asked', why, data }, { head, items: packs(1, rows) });
  const chooses = period !== undefined;
  const fresh = { jurisdiction, kind: 'bulk', generation: 1, at: now, trace, id, chooses };
  const start = startJob(bulkJobs(id), fresh);
  const location = `/v1/bulk/${id}`;
  const reply = await services.commit([...record.writes, ...start.writes], {
    status: 202,
    body: bulkView(head),
    location,
  });
  await jobs.send(start.messages);
  return reply;
}
