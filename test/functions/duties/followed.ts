import type { DutyView } from '../../../functions/duties/views.ts';
import { ProblemReply } from '../../../functions/client.ts';
import { filingsIn } from '../../../shared/domain/filing/filing.ts';
import { ledger } from '../../../shared/domain/appraisal/adjustment.ts';
import type { Table } from '../../../shared/storage/table.ts';
import { existingRecord } from '../../../shared/storage/appraisals.ts';
import { period } from '../../make/enrolled.ts';
import { goals, type County } from '../goals/stage.ts';
import { rate } from '../progress/acts.ts';

export const dutiesOf = async (world: County, person: string): Promise<readonly DutyView[]> =>
  (await world.as(person).call('duties.mine')).body.duties;

const seats = [
  { rater: 'wang', group: 'leaders' },
  { rater: 'zhao', group: 'peers' },
];
const meeting = '2026年第4次会议';
const ballot = { marks: [{ indicator: 'service', mark: '90' }], submitted: true };
const recheck = { reason: '季末数据补报未成，请核定', items: ['online'], evidence: [] };

/** Does what a duty says, as the person it is shown to, by what the duty tells and the record says. */
export async function follow(world: County, person: string, duty: DutyView): Promise<unknown> {
  const { jurisdiction, table } = world;
  const as = world.as(person);
  const { what, subject = '', matter = '', filing } = duty;
  const params = { period, subject };
  const record = subject === '' ? [] : (await existingRecord(table, jurisdiction, period, subject)).entries;
  const filings = () =>
    filingsIn(record)
      .filter(({ indicator, slot }) => !filing || (indicator === filing.indicator && slot === filing.slot))
      .filter(({ state }) => state === (what === 'progress.sign-off' ? 'filed' : 'signed-off'))
      .map(({ n }) => n);
  const line = () => ledger(record).find(({ state }) => state === 'proposed')?.n ?? 0;
  const onTable = async () => {
    const { body, etag } = await as.call('goals.read', { params });
    return { text: { version: body.onTable?.version ?? 0, hash: body.onTable?.hash ?? '' }, etag };
  };
  const noticeHash = async () => (await as.call('results.feedback', { params })).body.approved?.hash ?? '';
  switch (what) {
    case 'goals.propose':
      return as.call('goals.propose', {
        params,
        ifMatch: (await onTable()).etag,
        body: { as: 'proposal', goals: goals() },
      });
    case 'goals.counter':
      return as.call('goals.counter', { params, ifMatch: (await onTable()).etag, body: { goals: goals() } });
    case 'goals.sign': {
      const assessor = duty.roles.includes('performance-office') || subject.startsWith('official.');
      const side = assessor && !duty.roles.includes('official') ? 'assessor' : 'subject';
      return as.call('goals.sign', { params, body: { ...(await onTable()).text, side } });
    }
    case 'goals.impose':
      return as.call('goals.impose', { params, body: { ...(await onTable()).text, reason: '逾期未签' } });
    case 'progress.file': {
      const { indicator = '', slot = '' } = filing ?? {};
      const given =
        indicator === 'online'
          ? rate('873')
          : ({ kind: 'number', number: indicator === 'visits' ? '300' : '3' } as const);
      return as.call('progress.file', { params, body: { indicator, slot, given, source: '平台月报', evidence: [] } });
    }
    case 'progress.sign-off':
      return as.call('progress.sign-off', { params, body: { filings: filings() } });
    case 'progress.accept': {
      const confirmed = filings().map((n) => ({ filing: n, why: '已核对原始台账' }));
      return as.call('progress.accept', { params, body: { filings: filings(), confirmed } });
    }
    case 'scoring.assign':
      return as.call('scoring.assign', { params, body: { raters: seats } });
    case 'scoring.rate':
      return as.call('scoring.rate', { params, body: ballot });
    case 'scoring.check-adjustment':
      return as.call('scoring.check-adjustment', {
        params: { ...params, n: line() },
        body: { finding: 'approved', reason: '文件属实' },
      });
    case 'matters.rechecks.ask':
      return as.call('matters.rechecks.ask', { params, body: recheck });
    case 'matters.rechecks.read':
      return as.call('matters.rechecks.read', { params: { ...params, matter } });
    case 'results.propose': {
      const named = (await dutiesOf(world, person)).filter((one) => one.what === what && one.subject !== undefined);
      const exceptions = named.map((one) => ({ subject: one.subject ?? '', reason: '本期无可评数据' }));
      return as.call('results.propose', { params: { period }, body: { exceptions } });
    }
    case 'results.approve':
      return as.call('results.approve', { params: { period }, body: { finding: 'approved', meeting } });
    case 'results.announce':
      return as.call('results.announce', { params: { period }, body: {} });
    case 'results.publish':
      return as.call('results.publish', { params: { period }, body: {} });
    case 'results.acknowledge':
      return as.call('results.acknowledge', { params, body: { hash: await noticeHash(), finding: 'no-objection' } });
    default:
      throw new Error(`nobody here knows how to follow ${what}`);
  }
}

/** Why a duty is refused to whom it is shown; nothing is written. Undefined where it would have been. */
export async function refusedTo(world: County, person: string, duty: DutyView): Promise<string | undefined> {
  let reached = false;
  const table: Table = {
    ...world.table,
    write: async () => {
      reached = true;
      throw new Error('it would be written');
    },
  };
  Object.assign(world.platform, { table });
  try {
    await follow(world, person, duty);
    return undefined;
  } catch (error) {
    return reached ? undefined : error instanceof ProblemReply ? error.message : String(error);
  } finally {
    Object.assign(world.platform, { table: world.table });
  }
}
