import { isDamaged } from '../../../shared/storage/damaged.ts';
import * as z from 'zod';
import { wholePeriod } from '../../../shared/domain/reports/manifest.ts';
import { compared } from '../../../shared/domain/reports/comparison.ts';
import { documentsOf } from '../../../shared/domain/reports/documents.ts';
import { groupFacts } from '../../../shared/domain/reports/grading.ts';
import type { Revision, SubjectReport } from '../../../shared/domain/reports/model.ts';
import { diffSheets } from '../../../shared/domain/scoring/diff.ts';
import type { ScoreSheet } from '../../../shared/domain/scoring/sheet.ts';
import { subjectName } from '../../../shared/text/reports/sentences.ts';
import { subjectReport } from '../../../shared/domain/reports/subject.ts';
import { setAsideText } from '../../../shared/domain/appraisal/set-aside.ts';
import { warn } from '../../../shared/log.ts';
import { renderSubject } from '../../../shared/reports/subject.ts';
import { existingAppraisal, type AppraisalHead } from '../../../shared/storage/appraisals.ts';
import { type Listed } from '../../../shared/storage/appraisal-lists.ts';
import { entries } from '../../../shared/storage/record.ts';
import { setAside } from '../../../shared/storage/closing.ts';
import { findUnit } from '../../../shared/storage/organisation.ts';
import { currentSheet, readSheet, type SheetPlace } from '../../../shared/storage/sheets.ts';
import { partition } from '../../../shared/storage/keys.ts';
import type { Table, Write } from '../../../shared/storage/table.ts';
import { changed, valueOf } from '../../../shared/text/change.ts';
import { lifeText } from '../../../shared/text/life.ts';
import type { Text } from '../../../shared/text/refusal.ts';
import { groupHeads } from './groups.ts';
import { type Chunks, type Closing, type ClosingPart, writeFiles } from './closing.ts';
import { stoodBy, subjectBefore } from './comparison.ts';
import { subjectsInShard } from '../shard.ts';
import { exceptedFor, frameOf, rankedOf, signaturesOf, type Frame } from './frame.ts';
import { periodChunks } from './period-report.ts';

/** Some files each; small enough that a killed worker writes little twice. */
const subjectsAtOnce = 16;
/** Rendering is work for one processor, storing is waiting: a few at once overlap them. */
const atOnce = 4;

/** Writes the reports of a list shard, or of the period as a whole. A file of a sealed run keeps its bytes. */
export async function* reportChunks(closing: Closing, part: ClosingPart): Chunks {
  const frame = await frameOf(closing);
  if (part.part === wholePeriod) return yield* periodChunks(closing, frame);
  const { jurisdiction, period } = closing.job;
  const factsOf = groupFactsOnce(closing);
  const shard = subjectsInShard(
    closing.platform.table,
    { jurisdiction, period, part: part.part },
    { cursor: part.cursor, limit: subjectsAtOnce },
  );
  for await (const { listed, behind, finished } of shard) {
    const writes: Write[] = [];
    for (let start = 0; start < listed.length; start += atOnce) {
      const these = listed.slice(start, start + atOnce);
      const report = async ({ subject, group }: Listed) =>
        orSetAside(closing, subject, writeReports(closing, frame, subject, await factsOf(group)));
      writes.push(...(await Promise.all(these.map(report))));
    }
    yield { writes, cursor: behind, done: listed.length, finished };
  }
}

/** Of a record that cannot be read there is nothing to report but that: the closing page and the seal name it. */
async function orSetAside({ job }: Closing, subject: string, report: Promise<Write>): Promise<Write> {
  try {
    return await report;
  } catch (error) {
    if (!isDamaged(error)) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    warn('closing.set-aside', { subject, period: job.period, error: reason });
    return setAside(job, subject, reason);
  }
}

type GroupFacts = ReturnType<typeof groupFacts>;

/** Facts of a peer group are the same for all its members: computed when first asked for. */
function groupFactsOnce(closing: Closing): (group: string) => Promise<GroupFacts> {
  const known = new Map<string, Promise<GroupFacts>>();
  return (group) => {
    const facts =
      known.get(group) ??
      groupHeads(closing, group).then((heads) => groupFacts(closing.prepared.scheme, heads.flatMap(rankedOf)));
    known.set(group, facts);
    return facts;
  };
}

async function writeReports(closing: Closing, frame: Frame, subject: string, facts: GroupFacts): Promise<Write> {
  const { job, prepared } = closing;
  const model = await modelOf(closing, frame, subject, facts);
  const formats = documentsOf(prepared.scheme, model.subject.kind);
  const files = await renderSubject(model, { formats, seal: frame.seal });
  return writeFiles(closing, subject, files, job.at);
}

async function modelOf(closing: Closing, frame: Frame, subject: string, facts: GroupFacts): Promise<SubjectReport> {
  const { platform, job, prepared } = closing;
  const { head, n, hash } = await existingAppraisal(platform.table, job.jurisdiction, job.period, subject);
  const where = { jurisdiction: job.jurisdiction, period: job.period, subject };
  // A blocked subject has no score but its sheet says what is open.
  const version = await currentSheet(platform.table, where, head);
  const sheet = await readSheet(platform.table, where, version);
  const unit = head.kind === 'unit' ? undefined : await findUnit(platform.table, job.jurisdiction, head.unit);
  return subjectReport({
    heading: frame.heading,
    scheme: prepared.scheme,
    subject: { id: subject, name: subjectName(head), kind: head.kind, unit: unit?.name ?? null },
    group: { ...frame.groupNamed(head.group), ...facts },
    sheet: sheet ? { version, sheet } : null,
    ranked: rankedOf(head)[0] ?? null,
    setAside: await whyAside(closing, head),
    revision: sheet && version > 1 ? await revisionOf(platform.table, where, sheet, version) : null,
    comparison: compared(
      frame.earlier,
      await subjectBefore(closing, frame.earlier, subject),
      stoodBy(head, prepared.scheme.bands, sheet),
    ),
    objectionUntil: frame.objectionUntil,
    signatures: await signaturesOf(closing, head),
    audit: { entry: n, hash },
  });
}

/** Looked up only for the few who are excepted. */
async function whyAside(closing: Closing, { subject, standing, setAside, life }: AppraisalHead): Promise<Text | null> {
  if (life) return lifeText(life);
  const excepted = standing?.reasons.some(({ code }) => code === 'excepted') ?? false;
  const reason = excepted ? (await exceptedFor(closing)).get(subject) : undefined;
  return reason ?? (setAside === undefined ? null : setAsideText(setAside, closing.prepared.scheme));
}

/** A decision that moved no figure has no sheet of its own. */
const Decided = z.looseObject({ sheet: z.int() });

/** How such an entry is called now, and was before rechecks were matters. */
const decisions: ReadonlySet<string> = new Set(['matters.moved', 'review.decided']);

/** What a decision changed against the sheet before, and the reason it gave: that of the one that made this version. */
export async function revisionOf(
  table: Table,
  where: SheetPlace,
  after: ScoreSheet,
  version: number,
): Promise<Revision | null> {
  const before = await readSheet(table, where, version - 1);
  if (!before) return null;
  const chain = await entries(table, partition.appraisal(where.jurisdiction, where.period, where.subject));
  const decided = chain.findLast(
    ({ what, data }) => decisions.has(what) && Decided.safeParse(data).data?.sheet === version,
  );
  // The report's own sentence ends it.
  const why = decided?.why?.replace(/[。.]$/, '') ?? '';
  return {
    version,
    previous: version - 1,
    decision: { zh: why, en: why },
    changes: diffSheets(before, after).map(({ path, name, field, before: was, after: is }) => ({
      what: changed(path.length === 0 ? undefined : name, field),
      before: valueOf(field, was) ?? '—',
      after: valueOf(field, is) ?? '—',
    })),
  };
}
