import type * as z from 'zod';
import { prepareScheme } from '../../shared/domain/scoring/score.ts';
import { refuseEndless, whatIf } from '../../shared/domain/what-if/what-if.ts';
import { scoresStamp } from '../../shared/storage/closing.ts';
import { refuseUnlessGroup } from '../../shared/storage/periods.ts';
import type { PeriodPath } from '../fields.ts';
import { type Reply, type Request, ok } from '../route.ts';
import { problemView } from '../refusal-view.ts';
import type { Caller, Services } from '../services.ts';
import { pinned } from '../loader.ts';
import { type FrozenPeriod, readFrozen } from './what-if/frozen.ts';
import { type Tried, schemeTried } from './what-if/tried.ts';
import { type WhatIfView, outcomeView } from './what-if/view.ts';

/**
 * 试算: what the closed period would look like under changed figures, another version or another scheme. Replays what the
 * score sheets were computed from; nothing is written, and nothing of it is a result.
 */
export async function tryScheme(
  services: Services,
  caller: Caller,
  { params, body }: Request<PeriodPath, unknown, Tried>,
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
  const { prepared, problems } = await schemeTried(table, { jurisdiction, pinned: now, rollsUp: head.rollsUp }, body);
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

interface Held {
  readonly stamp: string;
  readonly period: Promise<FrozenPeriod>;
}

/** A slider asks several times a second about the same period: its records are read once and kept while the process is warm. */
const periodsKept = 2;
const held = new Map<string, Held>();

/**
 * The period as it is kept, or read again when `stamp`, which every change of a score moves, is another one. `of` names
 * jurisdiction, period and group: nobody is ever given what was read for somebody else.
 */
async function frozenOnce(of: string, stamp: string, read: () => Promise<FrozenPeriod>): Promise<FrozenPeriod> {
  const known = held.get(of);
  const current = known?.stamp === stamp ? known : { stamp, period: read() };
  // Taken out and put back in: the first of the map is the one that was not asked for the longest.
  held.delete(of);
  held.set(of, current);
  for (const oldest of [...held.keys()].slice(0, -periodsKept)) held.delete(oldest);
  try {
    return await current.period;
  } catch (error) {
    if (held.get(of) === current) held.delete(of);
    throw error;
  }
}
