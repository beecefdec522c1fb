import * as z from 'zod';
import { canonical } from '../../../shared/domain/audit/canonical.ts';
import { digest } from '../../../shared/domain/audit/chain.ts';
import { directAppealEnds } from '../../../shared/domain/matter/appeals.ts';
import { clockEnd } from '../../../shared/domain/organisation/clocks.ts';
import { clockAnew } from '../../../shared/domain/result/notice.ts';
import { secondPass } from '../../../shared/domain/scoring/peers.ts';
import { needsPeers } from '../../../shared/domain/scoring/score.ts';
import type { ScoreSheet } from '../../../shared/domain/scoring/sheet.ts';
import { type AppraisalHead, existingAppraisal } from '../../../shared/storage/appraisals.ts';
import { headsOf } from '../../../shared/storage/appraisal-lists.ts';
import { type Existing, type Happening, append, entries } from '../../../shared/storage/record.ts';
import { unlessDamaged } from '../../../shared/storage/damaged.ts';
import { remedyWrite } from '../../../shared/storage/notices.ts';
import { periodCalendar } from '../../../shared/storage/periods.ts';
import type { Results } from '../../../shared/domain/result/result.ts';
import { type Placed, loadResults, standingsOf } from '../../../shared/storage/results.ts';
import { readSheet, sheetItem } from '../../../shared/storage/sheets.ts';
import type { Write } from '../../../shared/storage/table.ts';
import { toldToWholes } from '../../stale.ts';
import { type Chunks, type Closing, type ClosingPart, closer } from './closing.ts';
import { withScore } from './score.ts';

const comparedAtOnce = 33;
/** The sheet the close wrote; the second pass completes it before anybody has seen it. */
const firstSheet = 1;

/** Second pass: items that look at the peer group are scored once every first pass of the group is done. */
export async function* peerChunks(closing: Closing, part: ClosingPart): Chunks {
  const completed = needsPeers(closing.prepared) ? await completedSheets(closing, part.part) : [];
  yield* groupChunks(part, { all: completed, atOnce: comparedAtOnce, write: (sheet) => complete(closing, sheet) });
}

async function completedSheets(closing: Closing, group: string): Promise<ScoreSheet[]> {
  const { table } = closing.platform;
  const { jurisdiction, period } = closing.job;
  const heads = await groupHeads(closing, group);
  const sheets: ScoreSheet[] = [];
  for (const { subject } of heads) {
    const sheet = await readSheet(table, { jurisdiction, period, subject }, firstSheet);
    if (sheet) sheets.push(sheet);
  }
  return secondPass(closing.prepared, sheets, group);
}

async function complete(closing: Closing, sheet: ScoreSheet): Promise<Write[]> {
  const { platform, job } = closing;
  const chain = await existingAppraisal(platform.table, job.jurisdiction, job.period, sheet.subject);
  if (chain.head.score || chain.head.setAside !== undefined) return [];
  const head = withScore(closing, chain.head, sheet, firstSheet);
  const { hash, ...item } = sheetItem(firstSheet, sheet);
  const happening: Happening = {
    what: 'scoring.compared',
    by: closer,
    at: job.at,
    trace: job.trace,
    data: { sheet: firstSheet, hash, state: sheet.state },
  };
  return [...append(chain, happening, { head, items: [item] }).writes];
}

/** Two actions a subject (entry, head), the checkpoint and the end of the clocks make 100, the most a transaction holds. */
const rankedAtOnce = 49;

/** Ranks and grades one peer group and writes the standings that changed. */
export async function* rankChunks(closing: Closing, part: ClosingPart): Chunks {
  const heads = await groupHeads(closing, part.part);
  const results = await loadResults(closing.platform.table, closing.job.jurisdiction, closing.job.period);
  const standings = standingsOf(closing.prepared, heads, results);
  const anew = await overtakenUntil(closing);
  const until = anew?.objection;
  const moved = new Set<string>();
  const ofOthers = (chain: Existing<AppraisalHead>) => movedByOthers(closing, chain, { heads, results });
  const write = (placed: Placed) => stand(closing, placed, { until, moved, ofOthers });
  const { jurisdiction, period, generation } = closing.job;
  const wholes = closing.period.rolledInto?.length ?? 0;
  // Where a grade is read by a whole, up to four actions more a subject and whole, and a check of each whole.
  const atOnce =
    closing.job.kind === 'rerank' && wholes > 0
      ? Math.max(1, Math.floor((98 - wholes) / (2 + 4 * wholes)))
      : rankedAtOnce;
  for await (const chunk of groupChunks(part, { all: standings, atOnce, write })) {
    const clock =
      anew === undefined || moved.size === 0
        ? []
        : [remedyWrite({ jurisdiction, period }, `rerank/${generation}/${part.part}`, anew.archive)];
    yield { ...chunk, writes: [...once(chunk.writes), ...clock] };
  }
}

/** Several subjects may rest on the same whole; a transaction names an item once. */
function once(writes: readonly Write[]): Write[] {
  const checked = new Set<string>();
  return writes.filter((write) => {
    if (!('check' in write)) return true;
    const key = canonical(write.check);
    return !checked.has(key) && checked.add(key);
  });
}

/**
 * Whoever is moved by somebody else's recheck after the results were given is told another result, and may object to that for as long as
 * to the first: until then from the decision on, however late it is ranked; an official may appeal against it directly. Undefined where no
 * results were given before.
 */
async function overtakenUntil({
  platform,
  job,
  period,
  prepared,
}: Closing): Promise<{ objection: number; archive: number } | undefined> {
  if (job.kind !== 'rerank' || period.provisionalAt === undefined) return undefined;
  const calendar = await periodCalendar(platform.table, job.jurisdiction, period);
  const objection = clockEnd(calendar, prepared.scheme.clocks.objection, job.at);
  return { objection, archive: Math.max(objection, directAppealEnds(calendar, prepared.scheme, job.at)) };
}

interface Moving {
  readonly until: number | undefined;
  readonly moved: Set<string>;
  readonly ofOthers: (chain: Existing<AppraisalHead>) => Promise<boolean>;
}

/** A standing that did not change is not written again, so ranking twice leaves the same record. */
async function stand(
  { platform, job, period }: Closing,
  { subject, standing }: Placed,
  { until, moved, ofOthers }: Moving,
): Promise<Write[]> {
  const chain = await unlessDamaged(existingAppraisal(platform.table, job.jurisdiction, job.period, subject));
  // Its head could be read, its chain cannot: that stays as it is for whoever examines it, and holds up nobody.
  if (!chain) return [];
  if (chain.head.standing && canonical(chain.head.standing) === canonical(standing)) return [];
  const { rank, grade } = standing;
  const before = chain.head.standing;
  const differs = before !== undefined && (before.rank !== rank || before.grade !== grade);
  const overtaken = differs && until !== undefined && (await ofOthers(chain));
  if (overtaken) moved.add(subject);
  const anew = overtaken ? clockAnew(chain.head, { from: job.at, until }) : undefined;
  const head = { ...chain.head, standing, ...(anew ? { objection: anew } : {}) };
  const data = {
    rank,
    grade,
    ...(anew ? { from: { rank: before?.rank ?? null, grade: before?.grade ?? null }, until: anew.until } : {}),
  };
  const happening: Happening = { what: 'scoring.ranked', by: closer, at: job.at, trace: job.trace, data };
  const told = await toldGrade({ platform, job, period }, chain.head, grade);
  return [...append(chain, happening, { head }).writes, ...told];
}

/** A grade that a decision moved is told to the periods it is rolled up into, whose conditions may read it. */
async function toldGrade(
  { platform: { table }, job, period }: Pick<Closing, 'platform' | 'job' | 'period'>,
  { subject, score, standing }: AppraisalHead,
  grade: string | null,
): Promise<readonly Write[]> {
  if (job.kind !== 'rerank' || !score || !standing || standing.grade === grade) return [];
  const newId = () => `g${digest([job.period, job.generation, subject]).slice(0, 24)}`;
  const telling = { table, now: job.at, trace: job.trace, newId };
  const grades = [standing.grade, grade];
  return toldToWholes(telling, job, { period, subject, sheet: score.sheet, grades });
}

/**
 * Whether somebody else's score moves the subject. One whose own score was decided on since it was ranked last may be overtaken as well:
 * then it would also have moved with the score it had. One that had none is not overtaken, and has its clock from the scoring.
 */
async function movedByOthers(
  closing: Closing,
  { pk, head }: Existing<AppraisalHead>,
  { heads, results }: { readonly heads: readonly AppraisalHead[]; readonly results: Results },
): Promise<boolean> {
  const { platform, job, prepared } = closing;
  const chain = await entries(platform.table, pk);
  const since = chain.slice(chain.findLastIndex(({ what }) => what === 'scoring.ranked') + 1);
  if (since.some(({ what }) => what === 'scoring.rescored')) return false;
  if (!since.some(({ what }) => what === 'review.corrected')) return true;
  const before = since.map(({ data }) => Decided.safeParse(data)).find(({ success }) => success)?.data;
  const place = { jurisdiction: job.jurisdiction, period: job.period, subject: head.subject };
  const sheet = before && (await readSheet(platform.table, place, before.previous));
  if (!sheet) return false;
  const asWas = withScore(closing, head, sheet, before.previous);
  const others = heads.map((one) => (one.subject === head.subject ? asWas : one));
  const then = standingsOf(prepared, others, results).find(({ subject }) => subject === head.subject)?.standing;
  return then?.rank !== head.standing?.rank || then?.grade !== head.standing?.grade;
}

/** What a decision that gives another sheet says of the one before. */
const Decided = z.looseObject({ previous: z.int(), sheet: z.int() });

interface Work<T> {
  readonly all: readonly T[];
  /** How many fit into one transaction with its checkpoint. */
  readonly atOnce: number;
  readonly write: (one: T) => Promise<Write[]>;
}

/** The heads of a peer group. Who cannot be read was set aside when the group was scored. */
export async function groupHeads({ platform, job }: Closing, group: string): Promise<readonly AppraisalHead[]> {
  const { jurisdiction, period: id, shards } = job;
  return (await headsOf(platform.table, { jurisdiction, period: { id, shards }, group })).heads;
}

/** The work of a peer group in order of subject, behind the part's cursor. A group without work is one empty chunk. */
async function* groupChunks<T extends { readonly subject: string }>(
  part: ClosingPart,
  { all, atOnce, write }: Work<T>,
): Chunks {
  const behind = part.cursor?.subject ?? '';
  const left = all.filter(({ subject }) => subject > behind).sort((a, b) => (a.subject < b.subject ? -1 : 1));
  for (let start = 0; start === 0 || start < left.length; start += atOnce) {
    const these = left.slice(start, start + atOnce);
    const writes = await Promise.all(these.map(write));
    const last = these.at(-1);
    yield {
      writes: writes.flat(),
      ...(last ? { cursor: { group: part.part, subject: last.subject } } : {}),
      done: these.length,
      finished: start + atOnce >= left.length,
    };
  }
}
