import * as z from 'zod';
import { Kind } from '../../shared/domain/import/definitions.ts';
import { chosenMapping } from '../../shared/domain/import/chosen.ts';
import { Chosen, Mapping, MappingSaid } from '../../shared/domain/import/mapping.ts';
import { near } from '../../shared/domain/near.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { OwnName, Slug } from '../../shared/domain/text.ts';
import { loadJurisdiction, organisationPage } from '../../shared/storage/organisation.ts';
import {
  type MappingsOf,
  type SavedMapping,
  asSaved,
  findSaved,
  keys,
  savedAsRead,
  savedItem,
  savedMappings,
  savedReadingItem,
} from '../../shared/storage/saved-mappings.ts';
import type { Write } from '../../shared/storage/table.ts';
import { Instant, Page, iso } from '../fields.ts';
import { newOwner, requireMandate } from '../mandate.ts';
import { nextPage } from '../paging.ts';
import { type Request, basedOn, ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { kinds } from './kinds.ts';
import { Reading, bringersOf, readingItem, refuseOtherRole } from './load.ts';
import { Format } from './reading/format.ts';

export const MappingsPath = z.strictObject({ kind: Kind });
export const MappingPath = MappingsPath.extend({ mapping: OwnName });
type MappingPath = z.infer<typeof MappingPath>;
/** The unit they belong to, whose periods and schemes they are for; left out, the jurisdiction's. */
export const OfOwner = z.strictObject({ owner: Slug.optional() });
type OfOwner = z.infer<typeof OfOwner>;
export const MappingsQuery = Page.extend(OfOwner.shape);

/** What is kept under a name is a mapping; a template needs none. */
export const NamedReading = Reading.required({ mapping: true });
/** As it is said: columns that were chosen become a mapping. */
export const NamedReadingSaid = NamedReading.extend({ mapping: z.union([Chosen, Mapping]) });
type NamedReadingSaid = z.infer<typeof NamedReadingSaid>;

export const MappingView = z.strictObject({
  kind: Kind,
  owner: z.string().optional(),
  name: z.string(),
  version: z.int(),
  by: z.string(),
  at: Instant,
  retired: z.boolean(),
});
export const MappingRead = MappingView.extend(NamedReading.shape);

/** Names of one kind and owner, retired ones included: they are all looked through for one that is nearly the one written. */
const mostMappings = 100;

const view = ({ at, written: _, ...saved }: SavedMapping): z.infer<typeof MappingView> => ({ ...saved, at: iso(at) });

function mappingsOf(caller: Caller, kind: Kind, { owner }: OfOwner): MappingsOf {
  refuseOtherRole(caller, kind);
  if (owner !== undefined && kinds[kind].names === undefined)
    throw new Refused('imports.mapping-of-jurisdiction', {}, { field: 'owner' });
  return { kind, ...(owner === undefined ? {} : { owner }) };
}

async function withinReach(services: Services, caller: Caller, of: MappingsOf): Promise<readonly Write[]> {
  return requireMandate(services, caller, { owned: { unit: of.owner }, allow: bringersOf(of.kind) });
}

const noMapping = (name: string, saved: readonly SavedMapping[], field: string): Refused => {
  const known = saved.filter(({ retired }) => !retired).map((one) => ({ name: one.name, said: one.name }));
  return new Refused('imports.no-mapping', { name }, { field, legal: near(name, known) });
};

const named = (saved: readonly SavedMapping[], name: string): SavedMapping | undefined =>
  saved.find((one) => one.name.normalize('NFC') === name.normalize('NFC'));

export async function listMappings(
  services: Services,
  caller: Caller,
  { params, query }: Request<{ kind: Kind }, z.infer<typeof MappingsQuery>, unknown>,
) {
  const of = mappingsOf(caller, params.kind, query);
  await withinReach(services, caller, of);
  const { page, more } = await nextPage(services.cursors, query, (from) =>
    organisationPage(services.table, caller.jurisdiction, { prefix: keys.all(of), ...from }),
  );
  return ok({ mappings: page.items.map((item) => view(asSaved(item))), ...more });
}

export async function readMapping(
  services: Services,
  caller: Caller,
  { params, query }: Request<MappingPath, OfOwner, unknown>,
) {
  const of = mappingsOf(caller, params.kind, query);
  await withinReach(services, caller, of);
  const { saved, json } = await existing(services, caller, { of, name: params.mapping, field: 'mapping' });
  return ok({ ...view(saved), ...NamedReading.parse(JSON.parse(json)) }, saved.version);
}

interface Asked {
  readonly of: MappingsOf;
  readonly name: string;
  readonly field: string;
}

async function existing({ table }: Services, { jurisdiction }: Caller, { of, name, field }: Asked) {
  const found = await findSaved(table, jurisdiction, { of, name });
  if (!found) throw noMapping(name, await savedMappings(table, jurisdiction, of), field);
  return found;
}

/** A new one, another version in the place of one that stands, or one that was retired again. */
export async function saveMapping(
  services: Services,
  caller: Caller,
  { params, query, body, ifMatch }: Request<MappingPath, OfOwner, NamedReadingSaid>,
) {
  const { table, now } = services;
  const { jurisdiction, id: by } = caller;
  const { kind, mapping: name } = params;
  const of = mappingsOf(caller, kind, query);
  const relies =
    kinds[kind].names === undefined
      ? await withinReach(services, caller, of)
      : (await newOwner(services, caller, of.owner)).relies;
  const { json } = readingItem({ format: body.format, mapping: inFull(kind, body.mapping) }).value;
  const chain = await loadJurisdiction(table, jurisdiction);
  const saved = await savedMappings(table, jurisdiction, of);
  const current = named(saved, name);
  basedOn(current?.version ?? 0, ifMatch);
  if (!current && saved.length >= mostMappings)
    throw new Refused('imports.too-many-mappings', { maximum: mostMappings });
  const version = chain.n + 1;
  const value = { ...of, name: current?.name ?? name, version, written: version, by, at: now, retired: false };
  const { writes } = services.record(
    chain,
    { what: 'imports.mapping-saved', data: { ...dataOf(value), reading: json } },
    { items: [savedItem(value), savedReadingItem(value, json)] },
  );
  return services.commit([...writes, ...relies], ok(view(value), version));
}

const dataOf = ({ kind, owner, name }: SavedMapping) => ({ kind, name, ...(owner === undefined ? {} : { owner }) });

/** It is listed and read on, and used by no other import. */
export async function retireMapping(
  services: Services,
  caller: Caller,
  { params, query, ifMatch }: Request<MappingPath, OfOwner, unknown>,
) {
  const of = mappingsOf(caller, params.kind, query);
  const relies = await withinReach(services, caller, of);
  const chain = await loadJurisdiction(services.table, caller.jurisdiction);
  const saved = await savedMappings(services.table, caller.jurisdiction, of);
  const current = named(saved, params.mapping);
  if (!current) throw noMapping(params.mapping, saved, 'mapping');
  basedOn(current.version, ifMatch);
  if (current.retired) throw new Refused('imports.mapping-retired', { name: current.name });
  const version = chain.n + 1;
  const value = { ...current, version, by: caller.id, at: services.now, retired: true };
  const { writes } = services.record(
    chain,
    { what: 'imports.mapping-retired', data: dataOf(value) },
    { items: [savedItem(value)] },
  );
  return services.commit([...writes, ...relies], { status: 201, body: view(value), etag: version });
}

const inFull = (kind: Kind, said: Chosen | Mapping): Mapping => ('columns' in said ? chosenMapping(kind, said) : said);

/** How a file is said to be read: in so many words, by a name, or as a template. */
export const ReadingSaid = z.strictObject({ format: Format.optional(), mapping: MappingSaid.optional() });
export type ReadingSaid = z.infer<typeof ReadingSaid>;

interface Resolved {
  readonly reading: Reading;
  readonly from: { readonly saved?: { readonly name: string; readonly version: number } };
  readonly relies: readonly Write[];
}

/** What a name means now. It is kept with the import, so it goes on to mean that there. `written`: the format, where it is not said. */
export async function resolved(
  services: Services,
  caller: Caller,
  {
    of,
    said: { format, mapping },
    written,
  }: { readonly of: MappingsOf; readonly said: ReadingSaid; readonly written: Format },
): Promise<Resolved> {
  if (mapping === undefined || !('saved' in mapping)) {
    const full = mapping && { mapping: inFull(of.kind, mapping) };
    return { reading: { format: format ?? written, ...full }, from: {}, relies: [] };
  }
  const found = await existing(services, caller, { of, name: mapping.saved, field: 'mapping.saved' });
  const { name, version, retired } = found.saved;
  if (retired) throw new Refused('imports.mapping-retired', { name }, { field: 'mapping.saved' });
  const kept = NamedReading.parse(JSON.parse(found.json));
  const fields: Mapping['fields'] = { ...kept.mapping.fields, ...mapping.fields };
  return {
    reading: { format: format ?? kept.format, mapping: { ...kept.mapping, fields } },
    from: { saved: { name, version } },
    relies: [savedAsRead(caller.jurisdiction, found.saved)],
  };
}
