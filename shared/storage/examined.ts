import type * as z from 'zod';
import type { Bound } from '../domain/audit/signed.ts';
import { type CollectionExport, type Fault, chainFaults } from '../domain/audit/chain-check.ts';
import { Entry } from '../domain/audit/chain.ts';
import { KindName } from '../domain/matter/matter.ts';
import { Seat } from '../domain/rating/rating.ts';
import { appraisals } from './appraisals.ts';
import { bulks } from './bulk.ts';
import { bare } from './record.ts';
import { imports } from './imports.ts';
import { numberOf, collectionName, collectionParts, sort, isEntry, standsIn } from './keys.ts';
import { matterIndex } from './matters.ts';
import { officials } from './organisation.ts';
import { periods } from './periods.ts';
import { schemes } from './schemes.ts';
import { seatItem } from './sheets.ts';
import { all, type Item, type Table } from './table.ts';

interface Examined {
  /** The collection as it stands, be it readable or not; undefined where nothing stands. */
  readonly copy: CollectionExport | undefined;
  /** Sort keys of items that are not listed, or not due, where what they say puts them. */
  readonly misplaced: readonly string[];
}

/** How often a collection with faults is looked at: its pages are read one after another, and a writer may have come between them. */
const looks = 3;

/** A collection held against its own chain and against what was signed of it. */
export async function examineAgainst(
  table: Table,
  pk: string,
  bounds: readonly Bound[],
): Promise<Examined & { readonly faults: readonly Fault[] }> {
  for (let look = 1; ; look += 1) {
    const examined = await examine(table, pk);
    const faults = chainFaults(examined.copy ?? { entries: [], items: {} }, bounds);
    if (look === looks || (faults.length === 0 && examined.misplaced.length === 0)) return { ...examined, faults };
  }
}

/** A collection as an audit looks at it: what is there, not what should be. Never fails over what it finds. */
export async function examine(table: Table, pk: string): Promise<Examined> {
  const found = await all(table, { partition: pk });
  if (found.length === 0) return { copy: undefined, misplaced: [] };
  const headItem = found.find(({ sk }) => sk === sort.head);
  const { chainAt, ...head } = headItem ? bare(headItem) : {};
  const entries: Entry[] = [];
  const unreadable: { place: number; item: Record<string, unknown> }[] = [];
  for (const item of found.filter(isEntry)) {
    const entry = Entry.safeParse(bare(item));
    if (entry.success) entries.push(entry.data);
    else unreadable.push({ place: numberOf(item), item: bare(item) });
  }
  const others = found.filter((item) => !isEntry(item) && item !== headItem);
  const copy: CollectionExport = {
    format: 'jixiao.collection/1',
    collection: collectionName(pk),
    ...(headItem ? { head, ...(typeof chainAt === 'number' ? { headAt: chainAt } : {}) } : {}),
    entries,
    ...(unreadable.length > 0 ? { unreadable } : {}),
    items: Object.fromEntries(others.map((item) => [String(item['sk']), bare(item)])),
  };
  return { copy, misplaced: found.filter((item) => !isPlaced(item)).map(({ sk }) => String(sk)) };
}

/** Is the item listed and due exactly where what it says puts it? What cannot be read is named by its chain. */
function isPlaced(item: Item): boolean {
  const expected = expectedIndex(item);
  return expected === undefined || standsIn(item, expected);
}

type Indexed = (jurisdiction: string, value: Record<string, unknown>, pk: string) => Item | undefined;

const indexed =
  <S extends z.ZodType>(schema: S, index: (jurisdiction: string, value: z.output<S>, pk: string) => Item): Indexed =>
  (jurisdiction, value, pk) => {
    const { chainAt: _, ...fields } = value;
    const found = schema.safeParse(fields);
    return found.success ? index(jurisdiction, found.data, pk) : undefined;
  };

const heads: Readonly<Record<string, Indexed>> = {
  official: indexed(officials.head, officials.index),
  scheme: indexed(schemes.head, schemes.index),
  period: indexed(periods.head, periods.index),
  import: indexed(imports.head, imports.index),
  bulk: indexed(bulks.head, bulks.index),
  appraisal: indexed(appraisals.head, appraisals.index),
};

const ofMatter: Indexed = (_, { chainAt: __, ...value }, pk) => matterIndex(pk, value);

const ofAppraisal: readonly (readonly [string, Indexed])[] = [
  ...KindName.options.map((kind) => [sort.matters(kind), ofMatter] as const),
  [
    sort.seats,
    indexed(Seat, (jurisdiction, seat, pk) => {
      const [, , period = '', subject = ''] = collectionParts(pk);
      return seatItem({ jurisdiction, period, subject }, seat).index;
    }),
  ],
];

/** Where an item belongs in the lists; no attributes where it belongs in none; undefined where it cannot be told. */
function expectedIndex(item: Item): Item | undefined {
  const pk = String(item['pk']);
  const sk = String(item['sk']);
  const [jurisdiction = '', kind = ''] = collectionParts(pk);
  const index =
    sk === sort.head
      ? heads[kind]
      : kind === 'appraisal'
        ? ofAppraisal.find(([prefix]) => sk.startsWith(prefix))?.[1]
        : undefined;
  return index ? index(jurisdiction, bare(item), pk) : {};
}
