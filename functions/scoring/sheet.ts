import { Refused } from '../../shared/domain/refused.ts';
import { sentences, told } from '../../shared/domain/scoring/sentences.ts';
import type { PortableSheet } from '../../shared/domain/scoring/sheet.ts';
import { existingAppraisal } from '../../shared/storage/appraisals.ts';
import { pinnedScheme } from '../../shared/storage/schemes.ts';
import { currentSheet, readSheet as keptSheet } from '../../shared/storage/sheets.ts';
import type { SubjectPath } from '../fields.ts';
import { recorded } from '../access.ts';
import { periodIn } from '../loader.ts';
import { type Reply, type Request, ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';

type SheetRequest = Request<SubjectPath, { readonly version?: number | undefined }, unknown>;

/** A score sheet with its full trace, the newest unless a version is asked for. */
export async function readSheet(services: Services, caller: Caller, request: SheetRequest) {
  const { version, sheet } = await sheetAsked(services, caller, request);
  return { status: 200, body: { version, previous: version > 1 ? version - 1 : null, sheet }, etag: version } as const;
}

/** The sheet with the scheme it was scored under: all that `npm run recompute` needs. It leaves the system, so who took it is recorded. */
export async function readPortable(
  services: Services,
  caller: Caller,
  request: SheetRequest,
): Promise<Reply<PortableSheet>> {
  const { version, sheet } = await sheetAsked(services, caller, request);
  const { scheme } = await pinnedScheme(services.table, caller.jurisdiction, sheet.scheme);
  const of = `sheet/${request.params.period}/${request.params.subject}/${version}`;
  const reply = ok<PortableSheet>({ format: 'jixiao.portable-sheet/1', scheme, sheet }, version);
  return recorded(services, caller, { what: 'scoring.sheet-exported', of }, reply);
}

/** The same trace in words, one sentence after the other and as the tree that it is, in the caller's language. */
export async function readSentences(services: Services, caller: Caller, request: SheetRequest) {
  const { language } = services;
  const { version, sheet } = await sheetAsked(services, caller, request);
  const { scheme } = await pinnedScheme(services.table, caller.jurisdiction, sheet.scheme);
  const tree = told(sheet, language, scheme);
  const body = { version, language, sentences: sentences(sheet, language, scheme), tree };
  return { status: 200, body, etag: version } as const;
}

async function sheetAsked(services: Services, caller: Caller, { params, query }: SheetRequest) {
  const { table } = services;
  const { jurisdiction } = caller;
  await periodIn(services, caller, { period: params.period, phases: ['feedback', 'application', 'archived'] });
  const { head } = await existingAppraisal(table, jurisdiction, params.period, params.subject);
  const where = { jurisdiction, ...params };
  const version = query.version ?? (await currentSheet(table, where, head));
  const sheet = await keptSheet(table, where, version);
  if (!sheet) throw new Refused('scoring.no-sheet');
  return { version, sheet };
}
