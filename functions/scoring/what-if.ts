import type * as z from 'zod';
import { prepareScheme } from '../../shared/domain/scoring/prepare.ts';
import { refuseEndless, whatIf } from '../../shared/domain/what-if/what-if.ts';
import { scoresStamp } from '../../shared/storage/closing.ts';
import { ok, type Reply, type Request } from '../reply.ts';
import type { Caller, Services } from '../services.ts';
import { pinned } from './pinned.ts';
import { readFrozen } from './what-if/frozen.ts';
import { frozenOnce } from './what-if/keep.ts';
import { refuseUnlessGroup } from '../../shared/storage/periods.ts';
import { schemeTried, type Tried } from './what-if/tried.ts';
import { outcomeView, problemView, type WhatIfView } from './what-if/view.ts';

/**
 * 试算: what the closed period would look like under changed figures, another version or another scheme. Replays what the
 * score sheets were computed from; nothing is written, and nothing of it is a result.
 */
export async function tryScheme(
  services: Services,
  caller: Caller,
  { params, body }: Request<{ period: string }, unknown, Tried>,
): Promise<Reply<z.infer<typeof WhatIfView>>> {
  const { table } = services;
  const { jurisdiction } = caller;
  const { group } = body;
  const { head, scheme } = await pinned(services, caller, {
    period: params.period,
    phases: ['feedback', 'application', 'archived'],
  });
  refuseUnlessGroup(head, group);
  const now = prepareScheme(scheme, head.scheme?.version ?? 1);
  const { prepared, problems } = await schemeTried(table, { jurisdiction, pinned: now }, body);
  const hashes = { before: now.hash, after: prepared.hash };
  if (problems.length > 0) return ok({ scheme: hashes, problems: problems.map(problemView), outcome: null });

  // Taken before anything is read: what changes meanwhile is read again next time.
  const stamp = await scoresStamp(table, jurisdiction, head.id);
  const asked = { jurisdiction, period: head.id, shards: head.shards, group };
  const frozen = await frozenOnce(JSON.stringify(asked), stamp, () => readFrozen(table, asked, now));
  refuseEndless(prepared.scheme, frozen.kept.length);
  const outcome = outcomeView(whatIf(frozen.before, prepared, frozen.kept), frozen);
  return ok({ scheme: hashes, problems: [], outcome });
}
