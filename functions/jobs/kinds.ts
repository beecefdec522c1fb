import { wholePeriod } from '../../shared/domain/reports/manifest.ts';
import { ClosingJob, type Stage } from '../../shared/storage/closing.ts';
import { anchorKind } from './anchor.ts';
import { bulkKind } from './bulk/bulk.ts';
import { cardsKind } from './cards.ts';
import { closingOf, rerankAsked, type Chunks, type Closing, type ClosingPart } from './close/closing.ts';
import { peerChunks, rankChunks } from './close/groups.ts';
import { reportChunks } from './close/report.ts';
import { scoreChunks } from './close/score.ts';
import { sealChunks } from './close/seal.ts';
import { notifyKind, serveKind } from './notices.ts';
import { jobKind, type Kinds } from './engine.ts';
import { remindersKind } from './reminders/remind.ts';
import { rescoreKind } from './rescore.ts';
import { sampleKind } from './sample.ts';
import { tablesKind } from './tables.ts';
import { Listed, shardsOf } from '../../shared/storage/appraisal-lists.ts';

const groups = (job: ClosingJob): string[] => job.groups;
const whole = (): string[] => [wholePeriod];

const score = { parts: shardsOf, chunks: scoreChunks };
const peers = { parts: groups, chunks: peerChunks };
const rank = { parts: groups, chunks: rankChunks };
/** The report of the period itself is one more part beside the shards. */
const report = { parts: (job: ClosingJob) => [...shardsOf(job), wholePeriod], chunks: reportChunks };
const seal = { parts: whole, chunks: sealChunks };

interface Work {
  parts(job: ClosingJob): string[];
  chunks(closing: Closing, part: ClosingPart): Chunks;
}

/** A job of a period. They are done one after another; with none running, groups are ranked again whose scores a decision changed. */
const ofPeriod = (stages: Partial<Record<Stage, Work>>) =>
  jobKind({ job: ClosingJob, cursor: Listed, stages, context: closingOf, next: rerankAsked });

/** Every kind of long work there is. Adding one is its chunk functions in a file of this folder, and a line here. */
export const kinds: Kinds = {
  close: ofPeriod({ score, peers, rank, report, seal }),
  publication: ofPeriod({ report, seal }),
  rerank: ofPeriod({ rank }),
  anchor: anchorKind(),
  reminders: remindersKind(),
  notify: notifyKind(),
  serve: serveKind(),
  cards: cardsKind(),
  rescore: rescoreKind(),
  sample: sampleKind(),
  tables: tablesKind(),
  bulk: bulkKind(),
};
