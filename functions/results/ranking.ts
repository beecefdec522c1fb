import { canonical } from '../../shared/domain/audit/canonical.ts';
import { Refused } from '../../shared/domain/refused.ts';
import type { Results } from '../../shared/domain/result/result.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { type PreparedScheme, prepareScheme } from '../../shared/domain/scoring/score.ts';
import { type AppraisalHead, existingAppraisal } from '../../shared/storage/appraisals.ts';
import { headsOf } from '../../shared/storage/appraisal-lists.ts';
import type { Existing } from '../../shared/storage/record.ts';
import { unlessDamaged } from '../../shared/storage/damaged.ts';
import { requestRerank } from '../../shared/storage/closing.ts';
import type { PeriodHead } from '../../shared/storage/periods.ts';
import { groupsInRanking, standingsOf } from '../../shared/storage/results.ts';
import type { Caller, Services } from '../services.ts';

interface Ranked {
  readonly period: Existing<PeriodHead>;
  readonly scheme: Scheme;
  readonly results: Results;
  readonly heads: readonly AppraisalHead[];
}

/**
 * Nothing is proposed, approved or published while a group is being ranked again or its ranks are not those its scores give. A request
 * to rank is working state that may get lost, so the ranks themselves are compared; a group that differs is ranked again at once. The
 * heads at hand may be of before a ranking that was over when it was asked for, so one that differs is looked at once more.
 */
export async function refuseStaleRanking(
  { table, jobs, now: askedAt, trace }: Services,
  { jurisdiction }: Caller,
  { period: { head: period }, scheme, results, heads }: Ranked,
): Promise<void> {
  const waiting = await groupsInRanking(table, jurisdiction, period.id);
  if (waiting.length > 0) throw stale(waiting);
  const prepared = prepareScheme(scheme, period.scheme?.version ?? 1);
  const groups: string[] = [];
  for (const [group, members] of Map.groupBy(heads, (head) => head.group)) {
    if (misplaced(prepared, members, results).length === 0) continue;
    const now = await headsOf(table, { jurisdiction, period, group });
    for (const { subject } of misplaced(prepared, now.heads, results)) {
      // One whose chain is damaged cannot be given its place; its seal and chain name it, and it holds up nobody.
      if (!(await unlessDamaged(existingAppraisal(table, jurisdiction, period.id, subject)))) continue;
      groups.push(group);
      break;
    }
  }
  if (groups.length === 0) return;
  const asked = groups.map((group) => requestRerank({ jurisdiction, period: period.id, group, askedAt, trace }));
  await table.write(asked.flatMap(({ writes }) => writes));
  await jobs.send(asked.flatMap(({ messages }) => messages));
  throw stale(groups);
}

const stale = (groups: readonly string[]) => new Refused('results.ranking-stale', { groups: groups.join(', ') });

/** Whose standing is not the one the scores of the group give. */
function misplaced(prepared: PreparedScheme, heads: readonly AppraisalHead[], results: Results): AppraisalHead[] {
  const due = new Map(standingsOf(prepared, heads, results).map(({ subject, standing }) => [subject, standing]));
  return heads.filter(({ subject, standing }) => {
    const place = due.get(subject);
    return place !== undefined && canonical(place) !== canonical(standing ?? null);
  });
}
