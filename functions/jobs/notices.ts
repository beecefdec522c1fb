import { actor } from '../../shared/domain/organisation/actors.ts';
import { clockAnew, toldHash } from '../../shared/domain/result/notice.ts';
import { clockEnd } from '../../shared/domain/organisation/clocks.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { type AppraisalHead, existingAppraisal } from '../../shared/storage/appraisals.ts';
import { Listed, shardsOf } from '../../shared/storage/appraisal-lists.ts';
import { unlessDamaged } from '../../shared/storage/damaged.ts';
import { append, type Existing, type Happening } from '../../shared/storage/record.ts';
import { done } from '../../shared/storage/jobs.ts';
import { NoticeJob } from '../../shared/storage/notices.ts';
import { existingPeriod, periodCalendar } from '../../shared/storage/periods.ts';
import { schemeDocument } from '../../shared/storage/schemes.ts';
import { sheetHash } from '../../shared/storage/sheets.ts';
import type { Write } from '../../shared/storage/table.ts';
import type { Platform } from '../services.ts';
import { jobKind, type Behind, type Chunk, type Kind } from './engine.ts';
import { subjectsInShard } from './shard.ts';

/** Who stands in the entries. */
const server = actor('notices');

/** Two actions a subject (entry, head), and the checkpoint stays below 100. */
const subjectsAtOnce = 49;

interface Serving {
  readonly platform: Platform;
  readonly job: NoticeJob;
  readonly scheme: Scheme;
  /** The last instant to object for whoever counts as served. */
  readonly until: number;
}

async function servingOf(platform: Platform, job: NoticeJob): Promise<Serving> {
  const { table } = platform;
  const { head } = await existingPeriod(table, job.jurisdiction, job.period);
  if (!head.scheme) throw new Error(`results of ${head.id} were approved without a scheme`);
  const { scheme } = await schemeDocument(table, job.jurisdiction, head.scheme);
  const calendar = await periodCalendar(table, job.jurisdiction, head);
  return { platform, job, scheme, until: clockEnd(calendar, scheme.clocks.objection, job.due) };
}

type Work = (serving: Serving, chain: Existing<AppraisalHead>) => Promise<readonly Write[]>;

const over = (work: Work) =>
  async function* chunks(serving: Serving, { part, cursor }: Behind<Listed>): AsyncGenerator<Chunk<Listed>> {
    const { table } = serving.platform;
    const { jurisdiction, period } = serving.job;
    const shard = subjectsInShard(table, { jurisdiction, period, part }, { cursor, limit: subjectsAtOnce });
    for await (const { listed, behind, finished } of shard) {
      const writes = await Promise.all(
        listed.map(async ({ subject }) => {
          const chain = await unlessDamaged(existingAppraisal(table, jurisdiction, period, subject));
          return chain ? work(serving, chain) : [];
        }),
      );
      yield { writes: writes.flat(), cursor: behind, done: listed.length, finished };
    }
  };

const by = ({ job: { trace } }: Serving, at: number) => ({ by: server, at, trace });

/** One notice a subject and version; who was told the same before, and has acknowledged it, is not told again. */
const notify: Work = async (serving, chain) => {
  const { platform, job } = serving;
  const { head } = chain;
  const { score, standing, notice } = head;
  if (!score || !standing || notice?.version === job.version) return [];
  const where = { jurisdiction: job.jurisdiction, period: job.period, subject: head.subject };
  const hash = toldHash(await sheetHash(platform.table, where, score.sheet), standing);
  if (notice?.received && notice.hash === hash) return [];
  const { version, due, at } = job;
  const told = { version, sheet: score.sheet, hash, at, due };
  const happening: Happening = {
    what: 'results.notified',
    data: { version, sheet: score.sheet, hash, due },
    ...by(serving, at),
  };
  return append(chain, happening, { head: { ...head, notice: told } }).writes;
};

/** 视为送达: as of the end of the time to acknowledge, whenever the schedule comes by; the entry bears the time of that run. */
const serve: Work = async (serving, chain) => {
  const { job, scheme, until } = serving;
  const { head } = chain;
  const { notice } = head;
  if (!notice || notice.version !== job.version || notice.received) return [];
  const served = { ...notice, received: { at: job.due, finding: 'deemed' as const } };
  const clock = scheme.objectionFrom === 'notice' ? { objection: clockAnew(head, { until }) } : {};
  const { version, hash } = notice;
  const data = { version, hash, ...(clock.objection ? { until: clock.objection.until } : {}) };
  const happening: Happening = { what: 'results.served', data, ...by(serving, job.at) };
  return append(chain, happening, { head: { ...head, notice: served, ...clock } }).writes;
};

const common = { job: NoticeJob, cursor: Listed, context: servingOf };

/** The notices are given; when the time to acknowledge them is over, the same record is due for the second job. */
export const notifyKind = (): Kind =>
  jobKind({
    ...common,
    stages: { notify: { parts: (job) => shardsOf(job), chunks: over(notify) } },
    again: (_, { due }) => Promise.resolve(due + 1),
    next: (_, { job, generation, now }) =>
      Promise.resolve(
        job?.stage === done && job.kind === 'notify' && now > job.due
          ? { fresh: { ...job, kind: 'serve', at: now, generation: generation + 1 } }
          : undefined,
      ),
  });

export const serveKind = (): Kind =>
  jobKind({ ...common, stages: { serve: { parts: (job) => shardsOf(job), chunks: over(serve) } } });
