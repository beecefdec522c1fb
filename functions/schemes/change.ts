import type { Events, Happened } from '../../shared/domain/audit/events.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import type { SchemeVersion } from '../../shared/domain/scheme/version.ts';
import { existingScheme, schemeDocument, versionOf, withVersion } from '../../shared/storage/schemes.ts';
import { ok, type Reply } from '../reply.ts';
import type { Caller, Services } from '../services.ts';
import { documentView, type DocumentBody, type VersionParams } from './views.ts';

type Decided = 'schemes.submitted' | 'schemes.approved' | 'schemes.returned';

interface Change {
  readonly params: VersionParams;
  readonly why?: string;
  /** What is recorded of the version and of the document that was decided on. */
  readonly event: (decided: Events['schemes.submitted']) => Happened<Decided>;
  /** What the version becomes; refuses what its state, its maker or its document does not allow. */
  readonly decide: (version: SchemeVersion, scheme: Scheme) => SchemeVersion;
}

/** Moves one version without touching its document: submission, approval and return differ in the decision only. */
export async function changeVersion(services: Services, caller: Caller, change: Change): Promise<Reply<DocumentBody>> {
  const { params, decide, event, why } = change;
  const { table } = services;
  const chain = await existingScheme(table, caller.jurisdiction, params.scheme);
  const before = versionOf(chain.head, params.version);
  const { scheme } = await schemeDocument(table, caller.jurisdiction, { id: params.scheme, version: params.version });
  const version = decide(before, scheme);
  const head = withVersion(chain.head, version);
  const { writes, n } = services.record(
    chain,
    {
      ...event({ version: params.version, hash: version.hash }),
      ...(why === undefined ? {} : { why }),
    },
    { head },
  );
  return services.commit(writes, ok(documentView(version, scheme), n));
}
