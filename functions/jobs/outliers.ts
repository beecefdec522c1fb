import type { Happened } from '../../shared/domain/audit/events.ts';
import type { Told } from '../../shared/domain/filing/cards-owed.ts';
import {
  type Look,
  looksOf,
  type Outlier,
  outliersAmong,
  type Seen,
  seenIn,
} from '../../shared/domain/filing/outliers.ts';
import { actor } from '../../shared/domain/organisation/actors.ts';
import { finding, findingId } from '../../shared/domain/matter/outliers.ts';
import { isWithdrawn } from '../../shared/domain/period/withdrawal.ts';
import { warn } from '../../shared/log.ts';
import { type AppraisalHead, appraisals, existingRecord } from '../../shared/storage/appraisals.ts';
import { type Listed, subjectsOf } from '../../shared/storage/appraisal-lists.ts';
import { Moved } from '../../shared/storage/attempt.ts';
import type { CardsJob } from '../../shared/storage/cards.ts';
import { matterItem, mattersIn } from '../../shared/storage/matters.ts';
import { append, type Chained } from '../../shared/storage/record.ts';
import type { Table, Write } from '../../shared/storage/table.ts';
import type { Platform } from '../services.ts';
import type { Behind, Chunk } from './engine.ts';

/** Who stands in the entries that report outliers. */
const finder = actor('outliers');

/** Records that are read at a time, actions beside the checkpoint, and of those what one finding takes. */
const subjectsAtOnce = 33;
const most = 99;
const actions = 2;

/** Figures in hand at a time, some 20 MB: a large group is gone through several times, for a few indicators each. */
const mostFigures = 100_000;

interface Comparing {
  readonly platform: Platform;
  readonly job: CardsJob;
  readonly told: (Told & { readonly period: { readonly shards: number } }) | undefined;
}

type Found = ReadonlyMap<string, readonly Finding[]>;
interface Finding {
  readonly look: Look;
  readonly outlier: Outlier;
}

/**
 * Looks through the figures of one peer group for those that stand out, as they stood when their slot turned red, so that neither a late run
 * nor a second one finds others; each is a matter of its subject.
 */
export async function* comparedIn(
  { platform: { table }, job, told }: Comparing,
  part: Behind<Listed>,
): AsyncGenerator<Chunk<Listed>> {
  const looks = told && job.at < told.period.deadlines.assessment ? looksOf(told, job) : [];
  const found: Found = told ? await foundIn(table, { job, told, looks, group: part.part }) : new Map();
  let behind = part.cursor;
  let writes: Write[] = [];
  let done = 0;
  const flush = (finished: boolean): Chunk<Listed> => {
    const chunk = { writes, done, finished, ...(behind ? { cursor: behind } : {}) };
    writes = [];
    done = 0;
    return chunk;
  };
  for (const [subject, findings] of found) {
    if (part.cursor && subject <= part.cursor.subject) continue;
    let left = findings;
    while (left.length > 0) {
      const room = Math.floor((most - writes.length) / actions);
      const now = left.slice(0, room);
      left = left.slice(room);
      if (told) writes.push(...(await entering(table, { job, told, subject, findings: now })));
      // What is entered of a record stands there before more of it is.
      if (left.length > 0) yield flush(false);
    }
    behind = { group: part.part, subject };
    done += 1;
    if (most - writes.length < actions) yield flush(false);
  }
  yield flush(true);
}

interface Group {
  readonly job: CardsJob;
  readonly told: NonNullable<Comparing['told']>;
  readonly looks: readonly Look[];
  readonly group: string;
}

/** The findings of a group by subject, in order. Of each record only the figures looked at are kept. */
async function foundIn(table: Table, { job, told, looks, group }: Group): Promise<Found> {
  const { jurisdiction, period: id } = job;
  const found = new Map<string, Finding[]>();
  if (looks.length === 0) return found;
  const subjects = (
    await subjectsOf(table, { jurisdiction, period: { id, shards: told.period.shards }, group })
  ).toSorted();
  const atOnce = Math.max(1, Math.floor(mostFigures / Math.max(1, subjects.length)));
  for (let from = 0; from < looks.length; from += atOnce) {
    const batch = looks.slice(from, from + atOnce);
    const seen = await seenAll(table, job, { subjects, looks: batch });
    for (const look of batch)
      for (const outlier of outliersAmong(seen.get(look) ?? [], told.scheme.outliers ?? {})) {
        const { subject } = outlier.seen;
        found.set(subject, [...(found.get(subject) ?? []), { look, outlier }]);
      }
  }
  return new Map([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

interface Among {
  readonly subjects: readonly string[];
  readonly looks: readonly Look[];
}

async function seenAll(
  table: Table,
  job: CardsJob,
  { subjects, looks }: Among,
): Promise<ReadonlyMap<Look, readonly Seen[]>> {
  const seen = new Map<Look, Seen[]>(looks.map((look) => [look, []]));
  for (let from = 0; from < subjects.length; from += subjectsAtOnce) {
    const read = await Promise.all(
      subjects.slice(from, from + subjectsAtOnce).map((subject) => seenOf(table, job, { subject, looks })),
    );
    for (const [look, one] of read.flat()) seen.get(look)?.push(one);
  }
  return seen;
}

/** One record that cannot be read is no reason for the others to wait; who has left the period is nobody's peer. */
async function seenOf(
  table: Table,
  { jurisdiction, period }: CardsJob,
  { subject, looks }: { readonly subject: string; readonly looks: readonly Look[] },
): Promise<[Look, Seen][]> {
  try {
    const { head, entries } = await existingRecord(table, jurisdiction, period, subject);
    if (isWithdrawn(head)) return [];
    return looks.flatMap((look): [Look, Seen][] => {
      const seen = seenIn(entries, subject, look);
      return seen ? [[look, seen]] : [];
    });
  } catch (error) {
    if (error instanceof Moved) throw error;
    warn('outliers.unread', { period, subject, error: String(error) });
    return [];
  }
}

interface Entering {
  readonly job: CardsJob;
  readonly told: Told;
  readonly subject: string;
  readonly findings: readonly Finding[];
}

/** One entry and one matter each; what stands there already does not come twice, and nothing comes to a record that is closed. */
async function entering(table: Table, { job, told, subject, findings }: Entering): Promise<Write[]> {
  const { head, items, ...before } = await appraisals.collection(table, job.jurisdiction, job.period, subject);
  if (head?.state !== 'open' || isWithdrawn(head)) return [];
  const known = new Set(mattersIn({ pk: before.pk, items }, 'outliers').map(({ id }) => id));
  const writes: Write[] = [];
  let chain: Chained<AppraisalHead> = { ...before, head };
  for (const one of findings.filter((found) => !known.has(findingId(found)))) {
    const matter = finding({ ...one, period: told.period, at: job.at });
    const { kind, id, state, due, opened } = matter;
    const { move, by: _, at: __, due: ___, ...facts } = opened;
    const event: Happened = { what: 'matters.opened', data: { ...facts, kind, matter: id, move, state, due } };
    const change = append(
      chain,
      { ...event, by: finder, at: job.at, trace: job.trace },
      { items: [matterItem(before.pk, matter)] },
    );
    writes.push(...change.writes);
    chain = change.chain;
  }
  return writes;
}
