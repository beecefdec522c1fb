import { toScoringInput } from '../../../shared/domain/appraisal/inputs.ts';
import type { Entry } from '../../../shared/domain/audit/chain.ts';
import { isPersonal } from '../../../shared/domain/organisation/authority.ts';
import { isWithdrawn } from '../../../shared/domain/period/withdrawal.ts';
import { figuresOf } from '../../../shared/domain/ranking/member.ts';
import { scoreSubject } from '../../../shared/domain/scoring/score.ts';
import type { ScoreSheet } from '../../../shared/domain/scoring/sheet.ts';
import { blockedBy, broken } from '../../../shared/domain/appraisal/set-aside.ts';
import { timelinessBySide, timelinessOf } from '../../../shared/domain/filing/slots.ts';
import { warn } from '../../../shared/log.ts';
import { appraisals, type AppraisalHead } from '../../../shared/storage/appraisals.ts';
import { type Brought, countedParts, scoresOf } from '../../../shared/storage/parts.ts';
import { withFilingDues } from '../../../shared/storage/periods.ts';
import { append, type Collection, type Happening } from '../../../shared/storage/record.ts';
import { setAside } from '../../../shared/storage/closing.ts';
import { locate } from '../../../shared/storage/placement.ts';
import { sheetItem } from '../../../shared/storage/sheets.ts';
import { Moved } from '../../../shared/storage/attempt.ts';
import type { Write } from '../../../shared/storage/table.ts';
import { subjectsInShard } from '../shard.ts';
import { closer, type Chunks, type Closing, type ClosingPart } from './closing.ts';

/** Three actions a subject (entry, head, sheet) and the checkpoint make 100, the most a transaction holds. */
const subjectsAtOnce = 33;

type Scoring = Closing & { readonly period: Awaited<ReturnType<typeof withFilingDues>> };

/** What the periods that are rolled up bring for a subject. */
type BroughtFor = (subject: string) => Brought | undefined;
const nothing: BroughtFor = () => undefined;

interface Bringing {
  readonly brought: BroughtFor;
  readonly anew: ((subject: string) => Promise<Brought>) | undefined;
}

/** Scores every subject of a list shard that is not scored yet. */
export async function* scoreChunks(closing: Closing, part: ClosingPart): Chunks {
  const { jurisdiction, period } = closing.job;
  const shard = part.part;
  const expected = closing.job.enrolled[Number(shard)] ?? 0;
  const { table } = closing.platform;
  const scoring = { ...closing, period: await withFilingDues(table, jurisdiction, closing.period) };
  const parts = closing.period.rollsUp && (await countedParts(table, jurisdiction, closing.period));
  let { done } = part;
  const from = { cursor: part.cursor, limit: subjectsAtOnce };
  for await (const { listed, behind, finished } of subjectsInShard(
    table,
    { jurisdiction, period, part: shard },
    from,
  )) {
    const subjects = listed.map(({ subject }) => subject);
    const brought = parts ? await scoresOf(table, { jurisdiction, subjects }, parts) : nothing;
    const anew =
      parts &&
      (async (subject: string) => (await scoresOf(table, { jurisdiction, subjects: [subject] }, parts))(subject));
    const writes = await Promise.all(subjects.map((subject) => closeSubject(scoring, subject, { brought, anew })));
    done += listed.length;
    if (finished && done < expected) throw new Error(`shard ${shard} lists ${done} of ${expected} subjects`);
    yield { writes: writes.flat(), cursor: behind, done: listed.length, finished };
  }
}

/** Locks the appraisal and computes its sheet. Whatever is wrong with one subject is no reason for the others to wait. */
async function closeSubject(closing: Scoring, subject: string, { brought, anew }: Bringing): Promise<Write[]> {
  const { job, platform } = closing;
  let collection: Collection<AppraisalHead> | undefined;
  let judged: Judged = {};
  try {
    [collection, judged] = await Promise.all([
      appraisals.collection(platform.table, job.jurisdiction, job.period, subject),
      judgedIn(closing, subject),
    ]);
    const { head } = collection;
    const open = head?.state === 'open' ? { ...collection, head } : undefined;
    if (!open) return [];
    if (isWithdrawn(open.head)) return leftOut(closing, open, judged);
    // A decision on a part came meanwhile: what it brings is read after this record.
    const counted = open.head.stale && anew ? await anew(subject) : brought(subject);
    return scored(closing, open, { judged, brought: counted });
  } catch (error) {
    if (error instanceof Moved) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    warn('closing.set-aside', { subject, period: job.period, error: error instanceof Error ? error.stack : reason });
    // A record that cannot even be read gets no entry: its chain is left as it is for whoever examines it.
    return [
      ...(collection?.head ? locked(closing, { ...collection, head: collection.head }, { ...judged, reason }) : []),
      setAside(job, subject, reason),
    ];
  }
}

/** A closed personal appraisal stays with the leaders of the unit where its official stands now, wherever they go later. */
async function judgedIn({ job, platform }: Closing, subject: string): Promise<Judged> {
  if (!isPersonal(subject)) return {};
  const { place } = await locate(platform.table, job.jurisdiction, { subject });
  return { judged: { unit: place.unit, path: [...place.path] } };
}

type Judged = Pick<AppraisalHead, 'judged'>;

type Open = Collection<AppraisalHead> & { readonly head: AppraisalHead };

interface Known {
  readonly judged: Judged;
  readonly brought: Brought | undefined;
}

function scored(closing: Scoring, collection: Open, { judged, brought }: Known): Write[] {
  const { prepared, period, job } = closing;
  const { entries } = collection;
  const { stale, ...head } = withoutProposal(collection.head);
  // A decision on a part came between reading it and reading this record: both are read again.
  if (stale && (brought?.sheets[stale.part] ?? 0) < stale.sheet) throw new Moved(`${stale.part} of ${head.subject}`);
  const sheet = computed(closing, { subject: head.subject, entries, brought });
  const version = head.score?.sheet ?? 1;
  const { hash, ...item } = sheetItem(version, sheet);
  const told = { scheme: prepared.scheme, period };
  const timeliness = timelinessOf(entries, told);
  const sides = timelinessBySide(entries, told, { subject: head.subject });
  const shared = Object.keys(sides).some((side) => side !== head.subject) ? { sides } : {};
  const after = { ...withScore(closing, { ...head, ...judged }, sheet, version), timeliness, ...shared };
  const happening: Happening = {
    what: 'scoring.closed',
    by: closer,
    at: job.at,
    trace: job.trace,
    data: { sheet: version, hash, state: sheet.state },
  };
  const { writes } = append(collection, happening, { head: after, items: [item] });
  return [...writes];
}

interface Measured {
  readonly subject: string;
  readonly entries: readonly Entry[];
  readonly brought: Brought | undefined;
}

/** 计分: what a record gives by the scheme, at the close as after late inputs. */
export function computed(
  { prepared, period, job: { at } }: Pick<Scoring, 'prepared' | 'period'> & { readonly job: { readonly at: number } },
  { subject, entries, brought }: Measured,
): ScoreSheet {
  const rolledUp = brought ? { rolledUp: brought } : {};
  return scoreSubject(prepared, toScoringInput({ subject, period, scheme: prepared.scheme, at, ...rolledUp }, entries));
}

/** The head with what lists and ranking need of the sheet; one that is blocked says what is still open. */
export function withScore(
  { prepared }: Pick<Closing, 'prepared'>,
  head: AppraisalHead,
  sheet: ScoreSheet,
  version: number,
): AppraisalHead {
  const { setAside: _, score: __, ...rest } = head;
  const closed = { ...rest, state: 'closed' as const };
  if (sheet.state === 'blocked') return { ...closed, setAside: blockedBy(sheet) };
  const { score, exact } = sheet;
  if (score === null || exact === null) return closed;
  const scored = figuresOf(prepared, { ...sheet, score, exact }, { unit: head.unit, version });
  return { ...closed, score: scored };
}

/** A withdrawal that nobody decided on has fallen. */
const withoutProposal = ({ life, ...head }: AppraisalHead): AppraisalHead =>
  life && life.state !== 'proposed' ? { ...head, life } : head;

/** Who takes part no more has no score, and lacks none. */
function leftOut({ job }: Closing, collection: Open, judged: Judged): Write[] {
  const head: AppraisalHead = { ...collection.head, ...judged, state: 'closed' };
  const happening: Happening = { what: 'scoring.left-out', by: closer, at: job.at, trace: job.trace };
  return [...append(collection, happening, { head }).writes];
}

type Locked = Judged & { readonly reason: string };

function locked({ job }: Closing, collection: Open, { reason, ...judged }: Locked): readonly Write[] {
  const before = withoutProposal(collection.head);
  const head: AppraisalHead = { ...before, ...judged, state: 'closed', setAside: broken(reason) };
  const happening: Happening = { what: 'scoring.set-aside', by: closer, at: job.at, trace: job.trace, why: reason };
  return append(collection, happening, { head }).writes;
}
