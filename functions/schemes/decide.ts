import * as z from 'zod';
import type { Events, Happened } from '../../shared/domain/audit/events.ts';
import { Refused } from '../../shared/domain/refused.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { mostItems } from '../../shared/domain/scheme/sections.ts';
import {
  type SchemeVersion,
  approved,
  dropped,
  returned,
  specialRulesOf,
  submitted,
} from '../../shared/domain/scheme/version.ts';
import { Slug } from '../../shared/domain/scheme/wording.ts';
import { Digest, Line } from '../../shared/domain/text.ts';
import { existingScheme, schemeDocument, versionOf, withVersion } from '../../shared/storage/schemes.ts';
import { type Reply, type Request, ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { type DocumentBody, type VersionParams, documentView, problemsOf } from './views.ts';

type Decided = 'schemes.submitted' | 'schemes.approved' | 'schemes.returned' | 'schemes.dropped';

interface VersionChange {
  readonly params: VersionParams;
  readonly why?: string;
  /** What is recorded of the version and of the document that was decided on. */
  readonly event: (decided: Events['schemes.submitted']) => Happened<Decided>;
  /** What the version becomes; refuses what its state, its maker or its document does not allow. */
  readonly decide: (version: SchemeVersion, scheme: Scheme) => SchemeVersion;
  /** The scheme is called again as the version in force calls it. */
  readonly givesUpName?: true;
}

/** Moves one version without touching its document: submission, approval, return and giving up differ in the decision only. */
async function changeVersion(services: Services, caller: Caller, change: VersionChange): Promise<Reply<DocumentBody>> {
  const { params, decide, event, why, givesUpName } = change;
  const { table } = services;
  const chain = await existingScheme(table, caller.jurisdiction, params.scheme);
  const before = versionOf(chain.head, params.version);
  const standing = givesUpName ? chain.head.versions.findLast(({ state }) => state === 'approved') : undefined;
  const documentOf = async (of: number) =>
    schemeDocument(table, caller.jurisdiction, { id: params.scheme, version: of });
  const [{ scheme }, inForce] = await Promise.all([
    documentOf(params.version),
    standing ? documentOf(standing.version) : undefined,
  ]);
  const version = decide(before, scheme);
  const head = { ...withVersion(chain.head, version), ...(inForce ? { name: inForce.scheme.name } : {}) };
  const { writes, n } = services.record(
    chain,
    {
      ...event({ version: params.version, hash: version.hash }),
      ...(why === undefined ? {} : { why }),
    },
    { head },
  );
  return services.commit(writes, ok(documentView(head, version, scheme), n));
}

/** Lays a draft before the committee. Only a scheme without a single problem gets there. */
export function submitVersion(
  services: Services,
  caller: Caller,
  { params }: Request<VersionParams, unknown, unknown>,
): Promise<Reply<DocumentBody>> {
  return changeVersion(services, caller, {
    params,
    event: (data) => ({ what: 'schemes.submitted', data }),
    decide(version, scheme) {
      const next = submitted(version, { by: caller.id, at: services.now });
      withoutProblems(scheme);
      return next;
    },
  });
}

function withoutProblems(scheme: Scheme): void {
  const problems = problemsOf(scheme);
  const [first] = problems;
  if (!first) return;
  const { path, zh, en } = first;
  throw new Refused('schemes.has-problems', { count: problems.length, path, zh, en }, { field: path });
}

export const Decision = z.strictObject({
  /** The hash of the document the committee saw. */
  hash: Digest,
  meeting: Line(1, 200),
  specialRules: z.array(Slug).max(mostItems).default([]),
});
type Decision = z.output<typeof Decision>;

/** The committee approves the very document it saw; from here on the version never changes. */
export function approveVersion(
  services: Services,
  caller: Caller,
  { params, body }: Request<VersionParams, unknown, Decision>,
): Promise<Reply<DocumentBody>> {
  const act = { by: caller.id, at: services.now };
  return changeVersion(services, caller, {
    params,
    event: (decided) => ({ what: 'schemes.approved', data: { ...decided, ...body } }),
    decide: (version, scheme) => approved(version, body, { special: specialRulesOf(scheme), act }),
  });
}

/** The committee gives a version back to be worked on, and says why. */
export function returnVersion(
  services: Services,
  caller: Caller,
  { params, body }: Request<VersionParams, unknown, { reason: string }>,
): Promise<Reply<DocumentBody>> {
  return changeVersion(services, caller, {
    params,
    event: (data) => ({ what: 'schemes.returned', data }),
    why: body.reason,
    decide: (version) => returned(version, body.reason, { by: caller.id, at: services.now }),
  });
}

/**
 * Gives up a draft that was begun by mistake, and says why. Version and document stay under their number, to which the chain and whoever
 * read it refer: the next version takes the next one.
 */
export function dropVersion(
  services: Services,
  caller: Caller,
  { params, body }: Request<VersionParams, unknown, { reason: string }>,
): Promise<Reply<DocumentBody>> {
  return changeVersion(services, caller, {
    params,
    event: (data) => ({ what: 'schemes.dropped', data }),
    why: body.reason,
    decide: (version) => dropped(version, body.reason, { by: caller.id, at: services.now }),
    givesUpName: true,
  });
}
