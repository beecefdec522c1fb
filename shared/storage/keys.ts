import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { KindName } from '../domain/matter/matter.ts';
import type { Item } from './table.ts';

/**
 * The one place that knows keys. Every partition begins with the jurisdiction of the caller's token: that is the
 * authorization boundary.
 *
 * | question                                             | index  | condition                                             |
 * |------------------------------------------------------|--------|-------------------------------------------------------|
 * | head and last entry of any chain                     | table  | pk = collection, sk ≤ chain/head, backwards, limit 2  |
 * | all entries of a chain, with its head or without     | table  | pk = collection, sk begins chain/, chain/0            |
 * | everything of an appraisal (period, unit …)          | table  | pk = collection                                       |
 * | who is the caller                                    | table  | pk = official, sk = chain/head                        |
 * | units, strategy items, calendars of a jurisdiction   | table  | pk = organisation, sk begins unit/, strategy/ …       |
 * | mappings saved for a kind and an owner               | table  | pk = organisation, sk begins saved-mapping/KIND/OWNER/ |
 * | officials of a unit                                  | byList | gsi1pk = officials of unit                            |
 * | schemes, periods, imports, bulk acts of a jurisdiction | byList | gsi1pk = schemes, periods, imports, bulk            |
 * | appraisals of a period, by peer group                | byList | gsi1pk = period and shard, gsi1sk begins group        |
 * | rater seats of a subject                            | table  | pk = collection, sk begins seat/                      |
 * | seats of a rater in a period                         | byList | gsi1pk = seats of rater and period                    |
 * | matters of a period, by kind; all, of each kind      | byList | gsi1pk = cases, orders, notices of period             |
 * | ranking of a peer group, whoever has no rank last     | byDue  | gsi2pk = ranking of period and group                  |
 * | schemes that wait for the committee or came back    | byDue  | gsi2pk = waiting schemes of jurisdiction              |
 * | what is due by now (periods, jobs, anchors, matters) | byDue  | gsi2pk = due and shard, gsi2sk ≤ instant              |
 * | what was announced of a subject's duties            | table  | pk = reminded, period and shard, sk = reminded/ and it |
 * | was this document number given already               | table  | pk = numbers, sk = number/ and it                     |
 * | was this POST answered already                       | table  | pk = caller and key                                   |
 * | what a person did lately                             | table  | pk = did and person, sk begins did/, backwards        |
 */
const joined = (...parts: readonly (string | number)[]): string => parts.join('#');
const padded = (n: number, digits: number): string => String(n).padStart(digits, '0');

export const partition = {
  organisation: (jurisdiction: string) => joined(jurisdiction, 'organisation'),
  official: (jurisdiction: string, id: string) => joined(jurisdiction, 'official', id),
  scheme: (jurisdiction: string, id: string) => joined(jurisdiction, 'scheme', id),
  period: (jurisdiction: string, id: string) => joined(jurisdiction, 'period', id),
  appraisal: (jurisdiction: string, period: string, subject: string) =>
    joined(jurisdiction, 'appraisal', period, subject),
  /** Working state of the closing and publication jobs; what they decide stands in the chains. */
  closing: (jurisdiction: string, period: string) => joined(jurisdiction, 'closing', period),
  reports: (jurisdiction: string, period: string) => joined(jurisdiction, 'reports', period),
  /** One file that was brought in: what it says, how it is read, how far it is. */
  import: (jurisdiction: string, id: string) => joined(jurisdiction, 'import', id),
  /** An act asked for many at once: who asked why, the rows as they were asked, what became of each. */
  bulk: (jurisdiction: string, id: string) => joined(jurisdiction, 'bulk', id),
  /** Reads of sealed material and exports that concern no single collection; volumes after the first where one is damaged. */
  access: (jurisdiction: string, volume = 1) =>
    volume === 1 ? joined(jurisdiction, 'access') : joined(jurisdiction, 'access', volume),
  /** Working state of a long work of its own: of what kind, and of which period, file … */
  job: (jurisdiction: string, kind: string, of: string) => joined(jurisdiction, 'job', kind, of),
  /** What was announced of the duties of the subjects in one list shard of a period, and what of it waits to be sent. */
  reminded: (jurisdiction: string, period: string, shard: string) => joined(jurisdiction, 'reminded', period, shard),
  /** Which documents the numbers of a jurisdiction have been given to. */
  numbers: (jurisdiction: string) => joined(jurisdiction, 'numbers'),
  /** How far the daily anchor of all chains is. */
  anchors: (jurisdiction: string) => joined(jurisdiction, 'anchors'),
  answered: (jurisdiction: string, caller: string, key: string) => joined(jurisdiction, 'answered', caller, key),
  /** What a person did lately, as they are reminded of it for some weeks; what happened stands in the chains. */
  did: (jurisdiction: string, person: string) => joined(jurisdiction, 'did', person),
};

/** What an audit calls a collection: `official/zhang`, `appraisal/2026q3/unit.finance`. */
export const collectionName = (pk: string): string => collectionParts(pk).slice(1).join('/');

/** And back. */
export const collectionKey = (jurisdiction: string, name: string): string => joined(jurisdiction, ...name.split('/'));

/** Jurisdiction, kind and what the kind is told apart by. */
export const collectionParts = (pk: string): string[] => pk.split('#');

const DuePartition = z
  .tuple([z.string(), z.enum(['period', 'closing', 'appraisal', 'anchors', 'job'])])
  .rest(z.string());

type DueOf = z.infer<typeof DuePartition>[1];

/** Whose collection a row of the due index stands in: a period's own, its closing job's, that of one of its appraisals, the anchors', or another job's. */
export function dueIn(pk: string): { jurisdiction: string; of: DueOf; period: string } {
  const [jurisdiction, of, period = ''] = DuePartition.parse(collectionParts(pk));
  return { jurisdiction, of, period };
}

/** The first three kinds of matter are kept under names of their own; the list of a period has the plural. */
const named: Readonly<Partial<Record<KindName, string>>> = { rechecks: 'case', orders: 'order', notices: 'notice' };
const matterName = (kind: KindName): string => named[kind] ?? `matter/${kind}`;

export const sort = {
  /** Sorts right after every `chain/000001`: one backwards query of two items reads the head and the last entry. */
  head: 'chain/head',
  entry: (n: number) => `chain/${padded(n, 8)}`,
  entries: 'chain/0',
  /** Entries, and behind them the head. */
  chain: 'chain/',
  sheet: (version: number) => `sheet/${padded(version, 4)}`,
  sheets: 'sheet/',
  version: (version: number) => `version/${padded(version, 4)}`,
  seat: (rater: string) => `seat/${rater}`,
  seats: 'seat/',
  matter: (kind: KindName, id: string) => `${matterName(kind)}/${id}`,
  matters: (kind: KindName) => `${matterName(kind)}/`,
  results: 'results',
  unit: (id: string) => `unit/${id}`,
  units: 'unit/',
  strategy: (id: string) => `strategy/${id}`,
  strategies: 'strategy/',
  /** Who holds the three administrator roles. */
  administrators: 'administrators',
  calendar: (year: number) => `calendar/${year}`,
  calendars: 'calendar/',
  job: 'job',
  part: (stage: string, part: string) => `part/${stage}/${part}`,
  parts: (stage: string) => `part/${stage}/`,
  /** A peer group that a decision asks to be ranked again. */
  pending: (group: string) => `pending/${group}`,
  pendings: 'pending/',
  /** A subject the closing job set aside, with the reason. */
  setAside: (subject: string) => `set-aside/${subject}`,
  setAsides: 'set-aside/',
  reminded: (subject: string) => `reminded/${subject}`,
  /** Until when a clock of single subjects to object runs. */
  remedy: (of: string) => `remedy/${of}`,
  remedies: 'remedy/',
  reports: (stage: string, generation: number, subject: string) => `${stage}/${padded(generation, 4)}/${subject}`,
  reportsOf: (stage: string, generation: number) => `${stage}/${padded(generation, 4)}/`,
  number: (number: string) => `number/${number}`,
  mapping: 'mapping',
  /** Mappings people saved under names, in the organisation: a kind and an owner have names of their own, in any script. */
  savedMapping: (of: string, name: string) => `saved-mapping/${of}/${name}`,
  savedMappings: (of: string) => `saved-mapping/${of}/`,
  /** What it says, apart from the list. */
  savedReading: (of: string, name: string) => `saved-reading/${of}/${name}`,
  /** What the units that a file names by their names were, when its check began. */
  unitNames: 'unit-names',
  /** Rows a table was given by one part of its job, and its files. */
  tableRows: (part: number, n: number) => `rows/${padded(part, 4)}/${padded(n, 6)}`,
  allTableRows: 'rows/',
  tableFile: (n: number) => `file/${padded(n, 4)}`,
  tableFiles: 'file/',
  /** Which tables a person has asked for. */
  tablesAsked: 'tables',
  content: (part: number) => `content/${padded(part, 4)}`,
  contents: 'content/',
  /** Rows of a bulk act from the `first` on, and what became of one. */
  rows: (first: number) => `rows/${padded(first, 8)}`,
  allRows: 'rows/',
  outcome: (row: number) => `outcome/${padded(row, 8)}`,
  answered: 'answered',
  /** Epoch milliseconds sort as text; the request tells apart what was done in the same one. */
  did: (at: number, trace: string) => `did/${padded(at, 13)}/${trace}`,
  dids: 'did/',
};

export const list = {
  officials: (jurisdiction: string, unit: string) => joined(jurisdiction, 'officials', unit),
  schemes: (jurisdiction: string) => joined(jurisdiction, 'schemes'),
  waitingSchemes: (jurisdiction: string) => joined(jurisdiction, 'waiting-schemes'),
  periods: (jurisdiction: string) => joined(jurisdiction, 'periods'),
  imports: (jurisdiction: string) => joined(jurisdiction, 'imports'),
  bulk: (jurisdiction: string) => joined(jurisdiction, 'bulk'),
  appraisals: (jurisdiction: string, period: string, shard: number) =>
    joined(jurisdiction, 'appraisals', period, shard),
  seats: (jurisdiction: string, period: string, rater: string) => joined(jurisdiction, 'seats', period, rater),
  ranking: (jurisdiction: string, period: string, group: string) => joined(jurisdiction, 'ranking', period, group),
  /** Letters sort behind digits. */
  byRank: (rank: number | null, subject: string) => joined(rank === null ? 'unranked' : padded(rank, 6), subject),
  matters: (jurisdiction: string, period: string, kind: KindName) =>
    joined(jurisdiction, `${matterName(kind)}s`, period),
  /** Within matters: what still waits for somebody comes first, each by its time-ordered id. */
  waiting: (id: string) => joined('1', id),
  allWaiting: joined('1', ''),
  settled: (id: string) => joined('2', id),
  /** No id has a character behind "~", nor one before "!". */
  lastWaiting: joined('1', '~'),
  justBehind: (order: string) => `${order}!`,
  inGroup: (group: string, subject: string) => joined(group, subject),
  /** Sorts after this subject and before every other: no character of an identifier is as small as "!". */
  behind: (group: string, subject: string) => `${joined(group, subject)}!`,
  group: (group: string) => joined(group, ''),
};

/** One row of the due index changes with nearly every act: a single partition of it would take a thousand of them a second. */
const dueShards = 16;
const dueShard = (pk: string): string =>
  joined('due', createHash('sha256').update(pk).digest().readUInt8(0) % dueShards);

/** Where what was due stood before there were shards; it moves into its shard when it is written next. */
const dueBefore = 'due';

export const due = {
  partitions: [dueBefore, ...Array.from({ length: dueShards }, (_, shard) => joined('due', shard))],
  /** Due instants in epoch milliseconds sort as text: 13 digits until the year 2286. */
  at: (instant: number, pk: string, sk: string) => joined(padded(instant, 13), pk, sk),
  until: (instant: number) => joined(padded(instant, 13), '~'),
  instantOf: (order: string) => Number(order.slice(0, 13)),
  /** Is this the partition in which something due should stand, or the one in which it stood before? */
  isIn: (found: unknown, expected: unknown): boolean =>
    found === expected ||
    (found === dueBefore && typeof expected === 'string' && expected.startsWith(joined('due', ''))),
};

/** Index attributes are derived, so they are neither hashed nor shown. */
export const listed = (partition: string, order: string) => ({ gsi1pk: partition, gsi1sk: order });
/** Ranking, and what waits among schemes, name only keys, like what is due: the heads of a page are read from the table. */
export const ranked = (partition: string, order: string) => ({ gsi2pk: partition, gsi2sk: order });
export const dueAt = (instant: number, pk: string, sk: string) => ({
  gsi2pk: dueShard(pk),
  gsi2sk: due.at(instant, pk, sk),
});

/** The number an entry stands under, whatever it says itself. */
export const numberOf = ({ sk }: Item): number => Number(String(sk).slice(sort.entries.length - 1));

export const isEntry = ({ sk }: Item): boolean => typeof sk === 'string' && sk.startsWith(sort.entries);

/** Is an item listed and due exactly where it should be? */
export const standsIn = (item: Item, index: Item): boolean =>
  ['gsi1pk', 'gsi1sk', 'gsi2sk'].every((name) => item[name] === index[name]) &&
  due.isIn(item['gsi2pk'], index['gsi2pk']);
