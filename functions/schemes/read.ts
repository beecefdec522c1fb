import * as z from 'zod';
import { digest } from '../../shared/domain/audit/chain.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { diffSchemes } from '../../shared/domain/scheme/diff.ts';
import { schemeJsonSchema } from '../../shared/domain/scheme/json-schema.ts';
import { mostBands } from '../../shared/domain/scheme/outcome.ts';
import { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { mostSections } from '../../shared/domain/scheme/sections.ts';
import { Bilingual } from '../../shared/domain/text.ts';
import { legible } from '../../shared/storage/damaged.ts';
import { list } from '../../shared/storage/keys.ts';
import { SchemeHead, existingScheme, schemeDocument, versionOf } from '../../shared/storage/schemes.ts';
import { Numeral } from '../fields.ts';
import { type Paged, nextPage } from '../paging.ts';
import { ProblemView } from '../refusal-view.ts';
import { type Reply, type Request, ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { type DocumentBody, type SchemeBody, type VersionParams, documentView, schemeView } from './views.ts';

import budgetSelfEvaluation from '../../schemes/library/budget-self-evaluation.json' with { type: 'json' };
import cityScorecard from '../../schemes/library/city-scorecard.json' with { type: 'json' };
import civilServantsAnnual from '../../schemes/library/civil-servants-annual.json' with { type: 'json' };
import civilServantsQuarterly from '../../schemes/library/civil-servants-quarterly.json' with { type: 'json' };
import countyComprehensive from '../../schemes/library/county-comprehensive.json' with { type: 'json' };
import departmentsAnnual from '../../schemes/library/departments-annual.json' with { type: 'json' };
import hospitalsAnnual from '../../schemes/library/hospitals-annual.json' with { type: 'json' };

interface SchemePage {
  schemes: SchemeBody[];
  next?: string;
}

/** The schemes of the jurisdiction, a page at a time. */
export async function listSchemes(
  { table, cursors }: Services,
  caller: Caller,
  { query }: Request<unknown, Paged, unknown>,
): Promise<Reply<SchemePage>> {
  const partition = list.schemes(caller.jurisdiction);
  const { page, more } = await nextPage(cursors, query, (from) => table.query({ index: 'byList', partition, ...from }));
  return ok({ schemes: legible(page.items, SchemeHead).map(schemeView), ...more });
}

export async function readScheme(
  { table }: Services,
  caller: Caller,
  { params }: Request<{ scheme: string }, unknown, unknown>,
): Promise<Reply<SchemeBody>> {
  const { head, n } = await existingScheme(table, caller.jurisdiction, params.scheme);
  return ok(schemeView(head), n);
}

/** One version with its document, its problems and, as ETag, what an edit has to name. */
export async function readVersion(
  { table }: Services,
  caller: Caller,
  { params }: Request<VersionParams, unknown, unknown>,
): Promise<Reply<DocumentBody>> {
  const { head, n } = await existingScheme(table, caller.jurisdiction, params.scheme);
  const version = versionOf(head, params.version);
  const { scheme } = await schemeDocument(table, caller.jurisdiction, { id: params.scheme, version: params.version });
  return ok(documentView(head, version, scheme), n);
}

const Side = z.strictObject({ version: z.int(), hash: z.string() });

export const ComparisonView = z.strictObject({
  from: Side,
  to: Side,
  changes: z.array(ProblemView),
});

export const Versions = z.strictObject({
  from: Numeral(1, 9999),
  to: Numeral(1, 9999),
});

/** What changed between two versions, in sentences: what the committee reads before it approves the later one. */
export async function compareVersions(
  { table }: Services,
  caller: Caller,
  { params, query }: Request<{ scheme: string }, z.infer<typeof Versions>, unknown>,
): Promise<Reply<z.infer<typeof ComparisonView>>> {
  const { head } = await existingScheme(table, caller.jurisdiction, params.scheme);
  const read = (version: number) =>
    schemeDocument(table, caller.jurisdiction, { id: params.scheme, version: versionOf(head, version).version });
  const [from, to] = await Promise.all([read(query.from), read(query.to)]);
  return ok({
    from: { version: from.version, hash: from.hash },
    to: { version: to.version, hash: to.hash },
    changes: diffSchemes(from.scheme, to.scheme).map(({ path, code, sentence }) => ({ path, code, ...sentence })),
  });
}

/** The shape of a scheme document, for editors and other systems: the file schemes/scheme.schema.json. */
export async function readJsonSchema(): Promise<Reply<Record<string, unknown>>> {
  return ok(schemeJsonSchema());
}

/** The files of schemes/library, in the order a performance office looks for them. */
export const documents: readonly unknown[] = [
  departmentsAnnual,
  countyComprehensive,
  civilServantsAnnual,
  civilServantsQuarterly,
  budgetSelfEvaluation,
  hospitalsAnnual,
  cityScorecard,
];

/** Parsed when first asked for: most calls of this function ask for something else. */
let parsed: readonly Scheme[] | undefined;
const library = (): readonly Scheme[] => (parsed ??= documents.map((document) => Scheme.parse(document)));

export const LibraryEntry = z.strictObject({
  ...Scheme.pick({ id: true, name: true, legalBasis: true, periodTypes: true, subjects: true, fullMark: true }).shape,
  hash: z.string(),
  /** What it holds: its sections with how many indicators each has of its own, and the names of its grades from the top. */
  sections: z
    .array(z.strictObject({ name: Bilingual, points: z.string(), indicators: z.int().min(0) }))
    .max(mostSections),
  raterGroups: z.int().min(0),
  adjustments: z.int().min(0),
  vetoes: z.int().min(0),
  grades: z.array(Bilingual).max(mostBands),
});
type LibraryEntry = z.infer<typeof LibraryEntry>;

/** Schemes to begin from: copy one with `POST /v1/schemes` and change what is different here. */
export async function listLibrary(): Promise<Reply<{ schemes: LibraryEntry[] }>> {
  const schemes = library().map((scheme) => {
    const { id, name, legalBasis, periodTypes, subjects, fullMark } = scheme;
    return {
      id,
      name,
      legalBasis,
      periodTypes,
      subjects,
      fullMark,
      hash: digest(scheme),
      sections: scheme.sections.map((section) => ({
        name: section.name,
        points: section.points,
        indicators: section.items === 'common' ? section.indicators.length : 0,
      })),
      raterGroups: scheme.raterGroups.length,
      adjustments: scheme.adjustments.lines.length,
      vetoes: scheme.vetoes.length,
      grades: scheme.bands.map(({ name: grade }) => grade),
    };
  });
  return ok({ schemes });
}

export async function readLibrary(
  _services: Services,
  _caller: Caller,
  { params }: Request<{ id: string }, unknown, unknown>,
): Promise<Reply<{ scheme: Scheme; hash: string }>> {
  const scheme = library().find(({ id }) => id === params.id);
  if (!scheme) {
    const legal = library().map(({ id }) => id);
    throw new Refused('schemes.not-in-library', { scheme: params.id }, { field: 'id', legal });
  }
  return ok({ scheme, hash: digest(scheme) });
}
