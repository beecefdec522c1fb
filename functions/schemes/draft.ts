import { checked } from '../../shared/domain/issues.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { Scheme, schemeHash } from '../../shared/domain/scheme/scheme.ts';
import { begun, edited, mostVersions, specialRulesOf } from '../../shared/domain/scheme/version.ts';
import {
  documentItem,
  existingScheme,
  loadScheme,
  schemeDocument,
  versionOf,
  withVersion,
} from '../../shared/storage/schemes.ts';
import { newOwner } from '../mandate.ts';
import { type Reply, type Request, ok, basedOn } from '../route.ts';
import type { ProblemView } from '../refusal-view.ts';
import type { Caller, Services } from '../services.ts';
import { type DocumentBody, type VersionParams, documentView, noticesOf, problemsOf } from './views.ts';

/** Next to the schemes in the address space: a scheme of that name could not be read. */
const reserved = new Set(['library', 'json-schema', 'validation', 'indicator-tables']);

/** A new scheme begins as the draft of its first version. It may still have problems: they are listed, not refused. */
export async function createScheme(
  services: Services,
  caller: Caller,
  { body: { scheme, owner: named } }: Request<unknown, unknown, { scheme: Scheme; owner?: string | undefined }>,
): Promise<Reply<DocumentBody, 201>> {
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
    { what: 'schemes.begun' },
    {
      head,
      items: [documentItem({ version: 1, hash: version.hash, scheme })],
    },
  );
  const location = `/v1/schemes/${scheme.id}/1`;
  return services.commit([...writes, ...relies], {
    status: 201,
    body: documentView(head, version, scheme),
    etag: n,
    location,
  });
}

/** A new draft that starts as a copy of an approved version; one open version at a time, so that nobody's work is lost. */
export async function beginVersion(
  services: Services,
  caller: Caller,
  { params, body }: Request<{ scheme: string }, unknown, { basedOn: number }>,
): Promise<Reply<DocumentBody, 201>> {
  const { table, now } = services;
  const chain = await existingScheme(table, caller.jurisdiction, params.scheme);
  const base = versionOf(chain.head, body.basedOn);
  const open = chain.head.versions.find(({ state }) => state !== 'approved');
  if (open) throw new Refused('schemes.version-open', { version: open.version }, { field: 'basedOn' });
  const { scheme, hash } = await schemeDocument(table, caller.jurisdiction, {
    id: params.scheme,
    version: base.version,
  });
  const next = chain.head.versions.length + 1;
  if (next > mostVersions) throw new Refused('schemes.versions-full', { maximum: mostVersions });
  const version = { ...begun(next, hash, { by: caller.id, at: now }), basedOn: base.version };
  const head = withVersion(chain.head, version);
  const { writes, n } = services.record(
    chain,
    { what: 'schemes.version-begun', data: { version: next, basedOn: base.version } },
    { head, items: [documentItem({ version: next, hash, scheme })] },
  );
  const location = `/v1/schemes/${params.scheme}/${next}`;
  return services.commit(writes, { status: 201, body: documentView(chain.head, version, scheme), etag: n, location });
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

interface Findings {
  valid: boolean;
  problems: ProblemView[];
  notices: ProblemView[];
  specialRules: string[];
}

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
