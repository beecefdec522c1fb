import * as z from 'zod';
import { checked } from '../../shared/domain/issues.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { Scheme, schemeHash } from '../../shared/domain/scheme/scheme.ts';
import { mostItems } from '../../shared/domain/scheme/sections.ts';
import {
  type SchemeVersion,
  begun,
  edited,
  isOpen,
  mostVersions,
  specialRulesOf,
} from '../../shared/domain/scheme/version.ts';
import type { Existing } from '../../shared/storage/record.ts';
import {
  type SchemeHead,
  documentItem,
  existingScheme,
  loadScheme,
  schemeDocument,
  versionOf,
  withVersion,
} from '../../shared/storage/schemes.ts';
import type { Write } from '../../shared/storage/table.ts';
import { newOwner } from '../mandate.ts';
import { type Reply, type Request, ok, basedOn } from '../route.ts';
import { ProblemView } from '../refusal-view.ts';
import type { Caller, Services } from '../services.ts';
import { type DocumentBody, type VersionParams, documentView, noticesOf, problemsOf } from './views.ts';

/** Next to the schemes in the address space: a scheme of that name could not be read. */
const reserved = new Set(['library', 'json-schema', 'validation', 'indicator-tables', 'copies']);

/** Of which period the scheme was copied, for which, and which version that one had. */
interface Origin {
  readonly from: string;
  readonly for: string;
  readonly scheme: string;
  readonly basedOn: number;
}

interface Drafted {
  readonly head: SchemeHead;
  readonly version: SchemeVersion;
  readonly writes: readonly Write[];
  readonly n: number;
}

interface First {
  readonly scheme: Scheme;
  readonly owner?: string | undefined;
  readonly origin?: Origin;
}

/** The draft of the first version of a scheme that there is not yet. */
export async function draftFirst(
  services: Services,
  caller: Caller,
  { scheme, owner: named, origin }: First,
): Promise<Drafted> {
  const { table, now } = services;
  if (reserved.has(scheme.id)) throw new Refused('schemes.reserved-id', { scheme: scheme.id }, { field: 'scheme.id' });
  const { unit, relies } = await newOwner(services, caller, named);
  const chain = await loadScheme(table, caller.jurisdiction, scheme.id);
  if (chain.head) throw new Refused('schemes.exists', { scheme: scheme.id }, { field: 'scheme.id' });
  const version = begun(1, schemeHash(scheme), { by: caller.id, at: now });
  const owner = unit ? { owner: unit.id } : {};
  const head = { id: scheme.id, name: scheme.name, ...owner, versions: [version] };
  const { writes, n } = services.record(
    chain,
    origin ? { what: 'schemes.copied', data: { version: 1, ...origin } } : { what: 'schemes.begun' },
    { head, items: [documentItem({ version: 1, hash: version.hash, scheme })] },
  );
  return { head, version, writes: [...writes, ...relies], n };
}

interface Next {
  readonly basedOn: number;
  /** What the base is to be in it. */
  readonly scheme: Scheme;
  readonly origin?: Origin;
}

/** The draft of the next version; one open version at a time, so that nobody's work is lost. */
export function draftNext(
  services: Services,
  caller: Caller,
  { chain, next: { basedOn, scheme, origin } }: { chain: Existing<SchemeHead>; next: Next },
): Drafted {
  const open = chain.head.versions.find(isOpen);
  if (open) throw new Refused('schemes.version-open', { version: open.version }, { field: 'basedOn' });
  const next = chain.head.versions.length + 1;
  if (next > mostVersions) throw new Refused('schemes.versions-full', { maximum: mostVersions });
  const version = { ...begun(next, schemeHash(scheme), { by: caller.id, at: services.now }), basedOn };
  const head = { ...withVersion(chain.head, version), name: scheme.name };
  const { writes, n } = services.record(
    chain,
    origin
      ? { what: 'schemes.copied', data: { version: next, ...origin } }
      : { what: 'schemes.version-begun', data: { version: next, basedOn } },
    { head, items: [documentItem({ version: next, hash: version.hash, scheme })] },
  );
  return { head, version, writes, n };
}

const begunReply = (
  services: Services,
  { head, version, writes, n }: Drafted,
  scheme: Scheme,
): Promise<Reply<DocumentBody, 201>> =>
  services.commit(writes, {
    status: 201,
    body: documentView(head, version, scheme),
    etag: n,
    location: `/v1/schemes/${head.id}/${version.version}`,
  });

/** A new scheme begins as the draft of its first version. It may still have problems: they are listed, not refused. */
export async function createScheme(
  services: Services,
  caller: Caller,
  { body }: Request<unknown, unknown, First>,
): Promise<Reply<DocumentBody, 201>> {
  const { scheme, owner } = body;
  return begunReply(services, await draftFirst(services, caller, { scheme, owner }), scheme);
}

/** A new draft that starts as a copy of an approved version, or of a dropped one: a scheme may have no other. */
export async function beginVersion(
  services: Services,
  caller: Caller,
  { params, body: { basedOn } }: Request<{ scheme: string }, unknown, { basedOn: number }>,
): Promise<Reply<DocumentBody, 201>> {
  const { table } = services;
  const chain = await existingScheme(table, caller.jurisdiction, params.scheme);
  const { version } = versionOf(chain.head, basedOn);
  const { scheme } = await schemeDocument(table, caller.jurisdiction, { id: params.scheme, version });
  return begunReply(services, draftNext(services, caller, { chain, next: { basedOn, scheme } }), scheme);
}

/** Replaces the document of a draft, if the editor has seen the latest one. */
export async function saveVersion(
  services: Services,
  caller: Caller,
  { params, body: { scheme }, ifMatch }: Request<VersionParams, unknown, { scheme: Scheme }>,
): Promise<Reply<DocumentBody>> {
  const { table, now } = services;
  const chain = await existingScheme(table, caller.jurisdiction, params.scheme);
  basedOn(chain.n, ifMatch);
  if (scheme.id !== params.scheme)
    throw new Refused('schemes.other-id', { given: scheme.id, scheme: params.scheme }, { field: 'scheme.id' });
  const version = edited(versionOf(chain.head, params.version), schemeHash(scheme), { by: caller.id, at: now });
  const head = { ...withVersion(chain.head, version), name: scheme.name };
  const document = { version: params.version, hash: version.hash, scheme };
  const { writes, n } = services.record(
    chain,
    { what: 'schemes.edited', data: { version: params.version } },
    { head, items: [documentItem(document)] },
  );
  return services.commit(writes, ok(documentView(chain.head, version, scheme), n));
}

export const Findings = z.strictObject({
  valid: z.boolean(),
  problems: z.array(ProblemView),
  notices: z.array(ProblemView),
  specialRules: z.array(z.string()).max(mostItems),
});
type Findings = z.infer<typeof Findings>;

/** Everything that is wrong with a document, at once and in both languages; nothing is kept. */
export async function validateScheme(
  _services: Services,
  _caller: Caller,
  { body }: Request<unknown, unknown, { scheme: Record<string, unknown> }>,
): Promise<Reply<Findings>> {
  const { data: scheme, issues } = checked(Scheme, body.scheme);
  if (issues) {
    const problems = issues.map(({ path, says }) => ({ path: path.join('.'), code: 'schemes.shape', ...says }));
    return ok({ valid: false, problems, notices: [], specialRules: [] });
  }
  const problems = problemsOf(scheme);
  const valid = problems.length === 0;
  return ok({ valid, problems, notices: noticesOf(scheme), specialRules: specialRulesOf(scheme) });
}
