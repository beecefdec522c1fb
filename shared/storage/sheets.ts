import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as z from 'zod';
import { canonical } from '../domain/audit/canonical.ts';
import { digest, sha256 } from '../domain/audit/chain.ts';
import { Seat } from '../domain/rating/rating.ts';
import { Refused } from '../domain/refused.ts';
import type { ScoringInput } from '../domain/scoring/input.ts';
import { ScoreSheet } from '../domain/scoring/sheet.ts';
import { log } from '../log.ts';
import { type Collection, bare, damaged, read } from './record.ts';
import { legible, isDamaged } from './damaged.ts';
import { collectionName, list, listed, partition, sort } from './keys.ts';
import type { From, Item, Table } from './table.ts';

/**
 * A score sheet as it is kept: canonical JSON, deflated, because its trace repeats itself and an item costs by the
 * kilobyte. `hash` is that of the canonical form, so what is unpacked can be checked against the chain.
 */
const Kept = z.strictObject({ version: z.int().min(1), hash: z.string(), deflated: z.base64() });

/** A sheet of the appraisal's collection, to be written with the entry that accounts for it. */
export function sheetItem(version: number, sheet: ScoreSheet): { sk: string; value: Item; hash: string } {
  const hash = digest(sheet);
  const deflated = deflateRawSync(canonical(sheet)).toString('base64');
  return { sk: sort.sheet(version), value: { version, hash, deflated }, hash };
}

/** Unpacks a sheet kept in the collection `pk`. One that is not the sheet its hash was taken of is a damaged record. */
export function unpackSheet(pk: string, item: unknown): ScoreSheet {
  try {
    return ScoreSheet.parse(inflated(item));
  } catch {
    throw damaged(pk);
  }
}

/** What was deflated is the canonical form itself, so its hash is that of the text. */
function inflated(item: unknown): unknown {
  const { hash, deflated } = Kept.parse(item);
  const text = inflateRawSync(Buffer.from(deflated, 'base64'));
  if (sha256(text) !== hash) throw new Error('a kept score sheet does not have the hash it was kept under');
  return JSON.parse(text.toString());
}

/** Whose sheets, seats and marks. */
export interface SheetPlace {
  readonly jurisdiction: string;
  readonly period: string;
  readonly subject: string;
}

export async function readSheet(
  table: Table,
  { jurisdiction, period, subject }: SheetPlace,
  version: number,
): Promise<ScoreSheet | undefined> {
  const pk = partition.appraisal(jurisdiction, period, subject);
  const item = await table.get({ pk, sk: sort.sheet(version) });
  if (!item) return undefined;
  return unpackSheet(pk, bare(item));
}

/** The hash a sheet is kept under. */
export async function sheetHash(
  table: Table,
  { jurisdiction, period, subject }: SheetPlace,
  version: number,
): Promise<string> {
  const pk = partition.appraisal(jurisdiction, period, subject);
  return read((await table.get({ pk, sk: sort.sheet(version) })) ?? { pk }, Kept).hash;
}

/** What subjects were scored from, by subject, from the sheets named; those without such a sheet, or with a broken one, are not in it. */
export async function readInputs(
  table: Table,
  { jurisdiction, period }: { jurisdiction: string; period: string },
  named: readonly { readonly subject: string; readonly sheet: number }[],
): Promise<Map<string, ScoringInput>> {
  const keys = named.map(({ subject, sheet }) => ({
    pk: partition.appraisal(jurisdiction, period, subject),
    sk: sort.sheet(sheet),
  }));
  const inputs = (await table.getMany(keys)).flatMap((item) => readableInput(String(item['pk']), item));
  return new Map(inputs.map((input) => [input.subject, input]));
}

function readableInput(pk: string, item: Item): ScoringInput[] {
  try {
    return [unpackSheet(pk, bare(item)).input];
  } catch (error) {
    if (!isDamaged(error)) throw error;
    log('record.damaged', { collection: collectionName(pk), item: item['sk'] });
    return [];
  }
}

/** The number of the sheet a subject stands by; 0 when there is none. The head of one that is set aside names none, though it has one. */
export const currentSheet = async (
  table: Table,
  where: SheetPlace,
  { score }: { readonly score?: { readonly sheet: number } | undefined },
): Promise<number> => score?.sheet ?? (await newestSheet(table, where));

async function newestSheet(table: Table, { jurisdiction, period, subject }: SheetPlace): Promise<number> {
  const pk = partition.appraisal(jurisdiction, period, subject);
  const { items } = await table.query({ partition: pk, prefix: sort.sheets, backwards: true, limit: 1 });
  return z.object({ version: z.int() }).safeParse(items[0]).data?.version ?? 0;
}

/** The sheet a subject stands by, out of its collection read whole; undefined where it has none. */
export function standingSheet({
  pk,
  head,
  items,
}: {
  readonly pk: string;
  readonly head: { readonly score?: { readonly sheet: number } | undefined };
  readonly items: Readonly<Record<string, Item>>;
}): { version: number; sheet: ScoreSheet } | undefined {
  const newest = Object.keys(items).findLast((sk) => sk.startsWith(sort.sheets));
  const version = head.score?.sheet ?? Number(newest?.slice(sort.sheets.length) ?? 0);
  const item = items[sort.sheet(version)];
  return item && { version, sheet: unpackSheet(pk, item) };
}

/** All seats of a subject whose collection was read, by rater. */
export const seatsIn = ({ pk, items }: Pick<Collection<unknown>, 'pk' | 'items'>): Seat[] =>
  Object.entries(items).flatMap(([sk, item]) => (sk.startsWith(sort.seats) ? [read({ ...item, pk }, Seat)] : []));

export function seatIn(collection: Pick<Collection<unknown>, 'pk' | 'items'>, rater: string): Seat {
  const item = collection.items[sort.seat(rater)];
  if (!item) throw new Refused('scoring.no-seat', { rater });
  return read({ ...item, pk: collection.pk }, Seat);
}

export async function findSeat(table: Table, pk: string, rater: string): Promise<Seat | undefined> {
  const item = await table.get({ pk, sk: sort.seat(rater) });
  return item && read(item, Seat);
}

/** A seat as an item of the appraisal, listed under its rater so that raters find what they have to rate. */
export const seatItem = ({ jurisdiction, period, subject }: SheetPlace, seat: Seat) => ({
  sk: sort.seat(seat.rater),
  value: seat,
  index: listed(list.seats(jurisdiction, period, seat.rater), subject),
});

interface Worklist {
  readonly seats: readonly { readonly subject: string; readonly seat: Seat }[];
  /** Subjects for which the seat cannot be read. */
  readonly unread: readonly string[];
  readonly next: Item | undefined;
}

/** What one rater has to rate in a period, by subject. */
export async function worklist(
  table: Table,
  { jurisdiction, period, rater }: { jurisdiction: string; period: string; rater: string },
  from: From,
): Promise<Worklist> {
  const { items, next } = await table.query({
    index: 'byList',
    partition: list.seats(jurisdiction, period, rater),
    ...from,
  });
  const seats = items.flatMap((item) =>
    legible([item], Seat).map((seat) => ({ subject: String(item['gsi1sk']), seat })),
  );
  const read = new Set(seats.map(({ subject }) => subject));
  const unread = items.map((item) => String(item['gsi1sk'])).filter((subject) => !read.has(subject));
  return { seats, unread, next };
}
