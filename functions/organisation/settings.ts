import { type CalendarYear, calendarYear, ownYear } from '../../shared/domain/organisation/calendar.ts';
import { mostSealBytes } from '../../shared/domain/organisation/letterhead.ts';
import { isSealImage, sealPoints } from './seal-image.ts';
import { patched } from '../../shared/domain/patch.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { beginAnchors } from '../../shared/storage/anchors.ts';
import { read } from '../../shared/storage/record.ts';
import { sort } from '../../shared/storage/keys.ts';
import {
  JurisdictionHead,
  StrategyItem,
  allOfficials,
  allUnits,
  loadJurisdiction,
  organisationItems,
  organisationPage,
} from '../../shared/storage/organisation.ts';
import { loadCalendar } from '../../shared/storage/periods.ts';
import { type Paged, nextPage } from '../paging.ts';
import { type Request, ok, basedOn } from '../route.ts';
import type { Caller, Services } from '../services.ts';

export async function readSettings({ table }: Services, { jurisdiction }: Caller) {
  const { head, headAt } = await loadJurisdiction(table, jurisdiction);
  if (!head) throw new Refused('organisation.not-set-up');
  return ok(head, headAt);
}

type Configure = Request<unknown, unknown, { [Field in keyof JurisdictionHead]?: JurisdictionHead[Field] | undefined }>;

export async function configure(services: Services, caller: Caller, { body, ifMatch }: Configure) {
  const { table, now } = services;
  const chain = await loadJurisdiction(table, caller.jurisdiction);
  basedOn(chain.headAt, ifMatch);
  const head = patched(JurisdictionHead, chain.head, body);
  if (!isTimeZone(head.timeZone)) {
    throw new Refused('organisation.time-zone', { timeZone: head.timeZone }, { field: 'timeZone' });
  }
  const { seal } = body.letterhead ?? {};
  if (seal !== undefined && !isSealImage(Buffer.from(seal, 'base64'))) {
    const about = { kilobytes: mostSealBytes / 1000, least: sealPoints.least, most: sealPoints.most };
    throw new Refused('organisation.seal-image', about, { field: 'letterhead.seal' });
  }
  const groups = head.peerGroups.map(({ id }) => id);
  const twice = groups.find((id, index) => groups.indexOf(id) !== index);
  if (twice !== undefined) throw new Refused('organisation.listed-twice', { id: twice }, { field: 'peerGroups' });
  const gone = (chain.head?.peerGroups ?? []).filter(({ id }) => !groups.includes(id));
  if (gone.length > 0) await refuseIfUsed(services, caller, new Set(gone.map(({ id }) => id)));
  const change = services.record(chain, { what: 'organisation.configured' }, { head });
  // With its settings a jurisdiction begins to exist: from now on all its chains are anchored every night.
  const begin = await beginAnchors(table, caller.jurisdiction, now, head.timeZone);
  return services.commit([...change.writes, ...begin], ok({ id: caller.jurisdiction, version: change.n }, change.n));
}

/** A peer group is not taken from under those who are compared in it. */
async function refuseIfUsed({ table }: Services, { jurisdiction }: Caller, gone: ReadonlySet<string>) {
  const units = (await allUnits(table, jurisdiction)).map(({ name, ...unit }) => ({ ...unit, name: name.zh }));
  const using = [...units, ...(await allOfficials(table, jurisdiction))].filter(
    ({ active, group }) => active && group !== undefined && gone.has(group),
  );
  const group = using[0]?.group;
  if (group === undefined) return;
  const names = using.filter((one) => one.group === group).map(({ name }) => name);
  throw new Refused(
    'organisation.group-in-use',
    { group, count: names.length, names: names.slice(0, 10).join('、') },
    { field: 'peerGroups' },
  );
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

type Year = { readonly year: number };

export async function readCalendar({ table }: Services, caller: Caller, { params }: Request<Year, unknown, unknown>) {
  const calendar = await loadCalendar(table, caller.jurisdiction);
  const year = calendarYear(calendar, params.year);
  return ok(year, year.version ?? 0);
}

type Keep = Request<Year, unknown, Pick<CalendarYear, 'holidays' | 'makeUpDays'>>;

/**
 * The year is replaced as a whole. Running clocks keep the deadline they were given; those of a period follow when its
 * deadlines are counted again (periods.recount).
 */
export async function keepCalendar(services: Services, caller: Caller, { params, body, ifMatch }: Keep) {
  const { table } = services;
  const chain = await loadJurisdiction(table, caller.jurisdiction);
  const { years } = await loadCalendar(table, caller.jurisdiction);
  basedOn(years.find(({ year }) => year === params.year)?.version ?? 0, ifMatch);
  const version = chain.n + 1;
  const value = { ...ownYear({ ...body, year: params.year }), version };
  const change = services.record(
    chain,
    { what: 'organisation.calendar-kept', data: { year: params.year } },
    { items: [{ sk: sort.calendar(params.year), value }] },
  );
  return services.commit(change.writes, ok({ id: String(params.year), version }, version));
}

const strategyItems = async ({ table }: Services, { jurisdiction }: Caller): Promise<StrategyItem[]> =>
  (await organisationItems(table, jurisdiction, sort.strategies)).map((item) => read(item, StrategyItem));

export async function listStrategy(
  { table, cursors }: Services,
  { jurisdiction }: Caller,
  { query }: Request<unknown, Paged, unknown>,
) {
  const { page, more } = await nextPage(cursors, query, (from) =>
    organisationPage(table, jurisdiction, { prefix: sort.strategies, ...from }),
  );
  return ok({ items: page.items.map((item) => read(item, StrategyItem)), ...more });
}

type StrategyChange = {
  readonly [Field in 'name' | 'source']?: StrategyItem[Field] | undefined;
} & { readonly year?: number | null | undefined };
type Save = Request<{ item: string }, unknown, StrategyChange>;

export async function saveStrategyItem(services: Services, caller: Caller, { params, body, ifMatch }: Save) {
  const chain = await loadJurisdiction(services.table, caller.jurisdiction);
  const current = (await strategyItems(services, caller)).find(({ id }) => id === params.item);
  basedOn(current?.version ?? 0, ifMatch);
  const version = chain.n + 1;
  const value = patched(StrategyItem, current, { ...body, id: params.item, version });
  const change = services.record(
    chain,
    { what: 'organisation.strategy-saved', data: { item: params.item } },
    { items: [{ sk: sort.strategy(params.item), value }] },
  );
  return services.commit(change.writes, ok({ id: params.item, version }, version));
}
