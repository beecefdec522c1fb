import type { RolledUp } from '../domain/appraisal/inputs.ts';
import { beforeClose } from '../domain/period/period.ts';
import type { AbsentPeriod } from '../domain/scoring/input.ts';
import { AppraisalHead } from './appraisals.ts';
import { bare, read } from './record.ts';
import { partition, sort } from './keys.ts';
import { existingPeriod, type PeriodHead } from './periods.ts';
import { schemeDocument } from './schemes.ts';
import { unpackSheet } from './sheets.ts';
import type { Item, Table } from './table.ts';

/** A period that is rolled up, by the id that the scheme of the whole gives it. */
export interface Part {
  readonly id: string;
  readonly period: PeriodHead;
}

/** The parts of a period in the order of their ids. */
const partsOf = (table: Table, jurisdiction: string, { rollsUp = {} }: Pick<PeriodHead, 'rollsUp'>): Promise<Part[]> =>
  Promise.all(
    Object.entries(rollsUp)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(async ([id, of]) => ({ id, period: (await existingPeriod(table, jurisdiction, of)).head })),
  );

export const isApproved = ({ period }: Part): boolean => period.approval !== undefined;

/** 已撤销: nobody is assessed in it any more, so there is nothing to wait for, and nothing missing. */
const isCancelled = ({ period }: Part): boolean => period.phase === 'cancelled';

export interface OpenParts {
  /** Results are still to be approved. */
  readonly awaited: readonly Part[];
  /** Was cancelled, and is left out of everybody's score. */
  readonly cancelled: readonly Part[];
}

/** Which of the periods that are rolled up bring no results when the close is due; looked up only then. */
export async function openParts(
  table: Table,
  jurisdiction: string,
  { period, now }: { readonly period: PeriodHead; readonly now: number },
): Promise<OpenParts> {
  const isDue = beforeClose.some((phase) => phase === period.phase) && now > period.deadlines.assessment;
  const open = isDue ? (await partsOf(table, jurisdiction, period)).filter((part) => !isApproved(part)) : [];
  return { awaited: open.filter((part) => !isCancelled(part)), cancelled: open.filter(isCancelled) };
}

/** What the close waits for. */
export const awaitedParts = async (
  table: Table,
  jurisdiction: string,
  at: Parameters<typeof openParts>[2],
): Promise<readonly Part[]> => (await openParts(table, jurisdiction, at)).awaited;

/** Parts whose scores count, with the full mark they are shares of, and those that bring nothing to anybody. */
interface Counted {
  readonly counting: readonly (Part & { readonly fullMark: string })[];
  readonly absent: readonly AbsentPeriod[];
}

type Whole = Pick<PeriodHead, 'rollsUp' | 'withoutParts'>;

export async function countedParts(table: Table, jurisdiction: string, whole: Whole): Promise<Counted> {
  return counted(table, jurisdiction, {
    parts: await partsOf(table, jurisdiction, whole),
    without: whole.withoutParts,
  });
}

/** What counts before the close: of parts that are not approved yet nothing is known. */
export async function approvedParts(table: Table, jurisdiction: string, whole: Whole): Promise<Counted> {
  const parts = await partsOf(table, jurisdiction, whole);
  const open = parts.filter((part) => !isApproved(part) && !isCancelled(part)).map(({ id }) => id);
  return counted(table, jurisdiction, { parts, without: [...new Set([...(whole.withoutParts ?? []), ...open])] });
}

async function counted(
  table: Table,
  jurisdiction: string,
  { parts, without = [] }: { readonly parts: readonly Part[]; readonly without?: readonly string[] | undefined },
): Promise<Counted> {
  const cancelled = parts.filter((part) => isCancelled(part) && !without.includes(part.id)).map(({ id }) => id);
  const left = [...without, ...cancelled];
  const counting = parts
    .filter(({ id }) => !left.includes(id))
    .map(async (part) => {
      if (!part.period.scheme) throw new Error(`${part.period.id} is rolled up and has no scheme`);
      const { scheme } = await schemeDocument(table, jurisdiction, part.period.scheme);
      return { ...part, fullMark: scheme.fullMark };
    });
  const absent = [
    ...without.map((period): AbsentPeriod => ({ period, why: 'not-approved' })),
    ...cancelled.map((period): AbsentPeriod => ({ period, why: 'cancelled' })),
  ];
  return { counting: await Promise.all(counting), absent };
}

/** What the parts bring for one subject, and by part the version of the sheet it is taken from. */
export interface Brought extends RolledUp {
  readonly sheets: Readonly<Record<string, number>>;
}

/**
 * What the parts bring for each of some subjects: the sheet each stands by, in two steps of as many requests as the keys take.
 * Asked for a subject whose record in a part cannot be read, it says so: that one is set aside, and no other.
 */
export async function scoresOf(
  table: Table,
  { jurisdiction, subjects }: { jurisdiction: string; subjects: readonly string[] },
  { counting, absent }: Counted,
): Promise<(subject: string) => Brought> {
  const at = (of: string, subject: string) => partition.appraisal(jurisdiction, of, subject);
  const places = counting.flatMap(({ period }) => subjects.map((subject) => at(period.id, subject)));
  const heads = byCollection(await table.getMany(places.map((pk) => ({ pk, sk: sort.head }))));
  const wanted = [...heads].flatMap(([pk, item]) => {
    const { data } = AppraisalHead.pick({ score: true }).loose().safeParse(bare(item));
    return data?.score ? [{ pk, sk: sort.sheet(data.score.sheet) }] : [];
  });
  const sheets = byCollection(await table.getMany(wanted));

  return (subject) => {
    const absentPeriods = [...absent];
    const periods: RolledUp['periods'] = [];
    const versions: Record<string, number> = {};
    for (const { id, period, fullMark } of counting) {
      const pk = at(period.id, subject);
      const item = heads.get(pk);
      const head = item && read(item, AppraisalHead);
      if (!head?.score) {
        absentPeriods.push({ period: id, why: whyAbsent(head) });
        continue;
      }
      const kept = sheets.get(pk);
      const { score } = unpackSheet(pk, kept && bare(kept));
      const version = head.score.sheet;
      versions[id] = version;
      periods.push({
        period: id,
        score: score ?? head.score.rounded,
        fullMark,
        ...(head.standing?.grade ? { grade: head.standing.grade } : {}),
        source: { id: `${period.id}/sheet-${version}`, hash: String(kept?.['hash']) },
      });
    }
    return { periods, ...(absentPeriods.length > 0 ? { absentPeriods } : {}), sheets: versions };
  };
}

const whyAbsent = (head: AppraisalHead | undefined): AbsentPeriod['why'] => {
  if (!head) return 'not-enrolled';
  return head.setAside === undefined ? 'not-applicable' : 'set-aside';
};

const byCollection = (items: readonly Item[]): Map<string, Item> =>
  new Map(items.map((item) => [String(item['pk']), item]));
