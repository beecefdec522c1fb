import * as z from 'zod';
import { ReminderSettings } from '../domain/duty/reminder.ts';
import { LetterheadSettings } from '../domain/organisation/letterhead.ts';
import { Administrators, Grants, noAdministrators, withPerson } from '../domain/organisation/grant.ts';
import { FiscalYearStart } from '../domain/period/types.ts';
import { Level, mostAbove, mostFunctions } from '../domain/organisation/unit.ts';
import { Refused } from '../domain/refused.ts';
import { Bilingual } from '../domain/text.ts';
import { legible } from './damaged.ts';
import { list, listed, partition, sort } from './keys.ts';
import { read, record } from './record.ts';
import { all, type From, type Item, type Page, type Table, type Write } from './table.ts';
import { idOf, isPersonal } from '../domain/organisation/authority.ts';

/** The settings are one item of the table. */
export const mostPeerGroups = 500;
export const mostTypes = 100;

/** A jurisdiction: one government. Working days, time zone and defaults are its own. */
export const JurisdictionHead = z.strictObject({
  name: Bilingual,
  timeZone: z.string(),
  /** The month by which new periods count their years; absent: January. */
  fiscalYearStart: FiscalYearStart.optional(),
  /** 考核类别: subjects compared and ranked together; units and officials name one. */
  peerGroups: z
    .array(z.strictObject({ id: z.string(), name: Bilingual }))
    .max(mostPeerGroups)
    .default([]),
  evidence: z.strictObject({ maximumBytes: z.int().min(1), types: z.array(z.string()).min(1).max(mostTypes) }),
  /** When duties are announced; left out: as usual. */
  reminders: ReminderSettings.optional(),
  /** How documents are headed, signed, numbered and sealed; left out: as usual. */
  letterhead: LetterheadSettings.optional(),
});
export type JurisdictionHead = z.infer<typeof JurisdictionHead>;

export const Unit = z.strictObject({
  id: z.string(),
  name: Bilingual,
  parent: z.string().optional(),
  /** Units above this one, root first. Derived from `parent` when the unit is saved. */
  path: z.array(z.string()).max(mostAbove),
  level: Level,
  group: z.string().optional(),
  functions: z.array(z.strictObject({ id: z.string(), name: Bilingual })).max(mostFunctions),
  active: z.boolean(),
  /** Number of the entry that wrote it: what If-Match compares. */
  version: z.int().min(0),
});
export type Unit = z.infer<typeof Unit>;

export const StrategyItem = z.strictObject({
  id: z.string(),
  name: Bilingual,
  /** Where it stands: the plan or the list of yearly priorities, with its number. */
  source: z.string(),
  year: z.int().optional(),
  version: z.int().min(0),
});
export type StrategyItem = z.infer<typeof StrategyItem>;

export const OfficialHead = z.strictObject({
  id: z.string(),
  name: z.string(),
  unit: z.string(),
  manager: z.string().optional(),
  group: z.string().optional(),
  grants: Grants,
  active: z.boolean(),
  /** Which link to their calendar of duties is the last one they asked for. */
  calendarLink: z.int().min(1).optional(),
});
export type OfficialHead = z.infer<typeof OfficialHead>;

const jurisdictions = record({
  key: partition.organisation,
  head: JurisdictionHead,
  index: () => ({}),
  missing: () => new Refused('organisation.not-set-up'),
});
export const { load: loadJurisdiction } = jurisdictions;

export const officials = record({
  key: partition.official,
  head: OfficialHead,
  index: (jurisdiction, { id, unit }) => listed(list.officials(jurisdiction, unit), id),
  onlyIfListed: true,
  missing: (official) => new Refused('access.no-official', { official }),
});
export const { load: loadOfficial } = officials;

/** Who holds the three administrator roles; counted once from the register where the list was not kept yet. */
export async function loadAdministrators(table: Table, jurisdiction: string): Promise<Administrators> {
  const item = await table.get({ pk: partition.organisation(jurisdiction), sk: sort.administrators });
  if (item) return read(item, Administrators);
  return (await allOfficials(table, jurisdiction)).reduce(withPerson, noAdministrators);
}

/** Everybody registered, unit by unit: as many queries as there are units, for what is asked rarely. */
export async function allOfficials(table: Table, jurisdiction: string): Promise<OfficialHead[]> {
  // The first system administrator may be registered before any unit is.
  const units = ['', ...(await allUnits(table, jurisdiction)).map(({ id }) => id)];
  const people: OfficialHead[] = [];
  for (let start = 0; start < units.length; start += 10) {
    const some = units.slice(start, start + 10);
    const found = await Promise.all(some.map((unit) => officialsIn(table, jurisdiction, unit)));
    people.push(...found.flat());
  }
  return people;
}

export async function officialsIn(table: Table, jurisdiction: string, unit: string): Promise<OfficialHead[]> {
  const items = await all(table, { index: 'byList', partition: list.officials(jurisdiction, unit) });
  return items.map((item) => read(item, OfficialHead));
}

/** The registered people behind personal subjects, by subject, as far as they can be read. */
export async function officialsBehind(
  table: Table,
  jurisdiction: string,
  subjects: readonly string[],
): Promise<Map<string, OfficialHead>> {
  const ids = new Set(subjects.filter(isPersonal).map(idOf));
  const keys = [...ids].map((id) => ({ pk: partition.official(jurisdiction, id), sk: sort.head }));
  const found = keys.length > 0 ? legible(await table.getMany(keys), OfficialHead) : [];
  return new Map(found.map((official) => [`official.${official.id}`, official]));
}

export async function findUnit(table: Table, jurisdiction: string, id: string): Promise<Unit | undefined> {
  const item = await table.get({ pk: partition.organisation(jurisdiction), sk: sort.unit(id) });
  return item && read(item, Unit);
}

/** Makes a transaction fail with Moved if the unit was changed, moved in the tree or registered since it was read. */
export const unitAsRead = (jurisdiction: string, id: string, read: Unit | undefined): Write => ({
  check: { pk: partition.organisation(jurisdiction), sk: sort.unit(id) },
  when: read
    ? { expression: 'version = :version', values: { ':version': read.version } }
    : { expression: 'attribute_not_exists(pk)' },
});

export async function existingUnit(table: Table, jurisdiction: string, id: string): Promise<Unit> {
  const unit = await findUnit(table, jurisdiction, id);
  if (!unit) throw new Refused('access.no-unit', { unit: id });
  return unit;
}

/** All units of a jurisdiction. A government has thousands at most: a few pages of one partition. */
export async function allUnits(table: Table, jurisdiction: string): Promise<Unit[]> {
  return (await organisationItems(table, jurisdiction, sort.units)).map((item) => read(item, Unit));
}

/** Those that can be read, for what is only looked through. */
export const legibleUnits = async (table: Table, jurisdiction: string): Promise<Unit[]> =>
  legible(await organisationItems(table, jurisdiction, sort.units), Unit);

/** Of these units those that can be read, in one request for a hundred. */
export async function unitsNamed(
  table: Table,
  jurisdiction: string,
  units: readonly string[],
): Promise<ReadonlyMap<string, Unit>> {
  const pk = partition.organisation(jurisdiction);
  const items = units.length === 0 ? [] : await table.getMany(units.map((unit) => ({ pk, sk: sort.unit(unit) })));
  return new Map(legible(items, Unit).map((unit) => [unit.id, unit]));
}

/** The units above each of these, of those that can be read. */
export async function pathsOf(
  table: Table,
  jurisdiction: string,
  units: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  return new Map([...(await unitsNamed(table, jurisdiction, units))].map(([id, { path }]) => [id, path]));
}

/** One page of the items of the organisation whose sort key begins with `prefix`, in order of their identifiers. */
export const organisationPage = (
  table: Table,
  jurisdiction: string,
  { prefix, ...from }: From & { readonly prefix: string },
): Promise<Page> => table.query({ partition: partition.organisation(jurisdiction), prefix, ...from });

/** Items of the organisation whose sort key begins with `prefix`, all pages. */
export const organisationItems = (table: Table, jurisdiction: string, prefix: string): Promise<Item[]> =>
  all(table, { partition: partition.organisation(jurisdiction), prefix });
