import * as z from 'zod';
import { Refused } from '../../shared/domain/refused.ts';
import {
  Behind,
  type BulkHead,
  RefusedRow,
  bulkJobs,
  bulks,
  outcomesOf,
  rowsBehind,
  type Numbered,
} from '../../shared/storage/bulk.ts';
import { readPart } from '../../shared/storage/jobs.ts';
import { list } from '../../shared/storage/keys.ts';
import { read, type Existing } from '../../shared/storage/record.ts';
import type { Item } from '../../shared/storage/table.ts';
import { iso } from '../fields.ts';
import { type Paged, newestOf, nextPage } from '../paging.ts';
import { type Request, ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { bulkView, type RowView } from './views.ts';

export interface BulkPath {
  readonly bulk: string;
}

/** To others than who asked and the auditor it is not there. */
async function theirs({ table }: Pick<Services, 'table'>, caller: Caller, id: string): Promise<Existing<BulkHead>> {
  const found = await bulks.existing(table, caller.jurisdiction, id);
  if (!isTheirs(caller, found.head)) throw new Refused('bulk.none', { bulk: id });
  return found;
}

const isTheirs = (caller: Caller, { by }: BulkHead): boolean =>
  by === caller.id || caller.rolesUsed.includes('audit-administrator');

/** Its own stop is left to who asked. */
export async function own(services: Services, caller: Caller, id: string): Promise<Existing<BulkHead>> {
  const found = await theirs(services, caller, id);
  if (found.head.by !== caller.id) throw new Refused('bulk.not-yours', { by: found.head.by });
  return found;
}

/** How far it is, from the checkpoint of its last step. */
export async function readBulk(services: Services, caller: Caller, { params }: Request<BulkPath, unknown, unknown>) {
  const { table } = services;
  const place = { jurisdiction: caller.jurisdiction, record: bulkJobs(params.bulk) };
  const [{ head, n }, part] = await Promise.all([
    theirs(services, caller, params.bulk),
    readPart(table, place, { stage: 'act', part: 'all' }),
  ]);
  const refused = Behind.safeParse(part?.cursor).data?.refused ?? 0;
  return ok(bulkView(head, head.ended ?? { done: (part?.done ?? 0) - refused, refused }), n);
}

/** What the caller asked for many, newest first; the auditor sees everybody's. */
export async function listBulk(services: Services, caller: Caller, { query }: Request<unknown, Paged, unknown>) {
  const { jurisdiction } = caller;
  const wanted = (head: BulkHead) => isTheirs(caller, head);
  const { page, more } = await nextPage(services.cursors, query, (from) =>
    newestOf(services.table, { jurisdiction, partition: list.bulk(jurisdiction), record: bulks, wanted }, from),
  );
  return ok({ bulk: page.heads.map((head) => bulkView(head)), ...more });
}

const Position = z.object({ row: z.int().min(0) });
type Listed = Request<BulkPath, Paged & { state?: RowView['state'] | undefined }, unknown>;

/** One request looks through no more rows than this for those of one state. */
const mostLookedThrough = 2_000;

/** Row by row what became of it, in the order asked. */
export async function bulkRows(services: Services, caller: Caller, { params, query }: Listed) {
  const { table, language } = services;
  const { pk, head } = await theirs(services, caller, params.bulk);
  const { page, more } = await nextPage(services.cursors, query, async ({ limit, after }) => {
    const found: RowView[] = [];
    let behind = after ? Position.parse(after).row : 0;
    const enough = behind + mostLookedThrough;
    for (;;) {
      const rows = await rowsBehind(table, pk, behind, Math.min(limit, (head.rows ?? Infinity) - behind));
      const outcomes = await outcomesOf(table, { jurisdiction: caller.jurisdiction, id: head.id }, rows);
      for (const one of rows) {
        if (found.length === limit) break;
        behind = one.n;
        const view = rowView(one, outcomes.get(one.n), { head, language });
        if (query.state === undefined || view.state === query.state) found.push(view);
      }
      if (rows.length === 0 || behind >= (head.rows ?? Infinity)) return { found, next: undefined };
      if (found.length === limit || behind >= enough) return { found, next: { row: behind } };
    }
  });
  return ok({ rows: page.found, ...more });
}

const Answered = z.object({ answeredAt: z.int(), reply: z.string() });
const Reply = z.object({ body: z.unknown() });

function rowView(
  { n, row }: Numbered,
  outcome: Item | undefined,
  { head, language }: { readonly head: BulkHead; readonly language: 'zh' | 'en' },
): RowView {
  if (!outcome) return { n, state: head.ended ? 'left' : 'waiting', row };
  if ('problem' in outcome) {
    const { answeredAt, problem } = read(outcome, RefusedRow);
    return { n, state: 'refused', row, at: iso(answeredAt), problem: problem[language] };
  }
  const { answeredAt, reply } = Answered.parse(outcome);
  return { n, state: 'done', row, at: iso(answeredAt), answer: Reply.parse(JSON.parse(reply)).body };
}
