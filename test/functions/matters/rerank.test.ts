import { beforeEach, describe, expect, it } from 'vitest';
import { reopened } from '../../make/reopened.ts';
import { chainFaults } from '../../../shared/domain/audit/chain-check.ts';
import type { PeriodReport, SubjectReport } from '../../../shared/domain/reports/model.ts';
import { appraisals } from '../../../shared/storage/appraisals.ts';
import { loadCollection } from '../../../shared/storage/record.ts';
import { existingPeriod } from '../../../shared/storage/periods.ts';
import { type County, drained, noticeAt, objected, params, ranked, upheld } from './ranked.ts';
import { withEngine } from '../../make/engine.ts';
import { openPeriod, period } from '../../make/enrolled.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime } from '../../make/world.ts';

const engine = withEngine();
let world: County;
beforeEach(async () => {
  world = await ranked(engine());
});
const drain = () => drained(world);

const standing = async () => {
  const { body } = await world.as('chen').call('results.group', { params: { period, group: 'economic' } });
  return body.ranking.map(({ subject, score, rank }) => [subject, score, rank]);
};
const decide = (id: string) => upheld(world, id);
const object = (evidence: string[] = []) => objected(world, evidence);

describe('a decision that changes a score', () => {
  it('has the group ranked again, and leaves chains that account for everything', async () => {
    expect(await standing()).toEqual([
      ['unit.health', '80.00', 1],
      ['unit.finance', '78.00', 2],
    ]);
    const { body } = await object();
    await decide(body.id);
    await drain();
    expect(await standing()).toEqual([
      ['unit.finance', '87.00', 1],
      ['unit.health', '80.00', 2],
    ]);
    const pk = world.partition.appraisal(world.jurisdiction, period, params.subject);
    const { entries, items, head } = await loadCollection(world.table, pk, appraisals);
    expect(chainFaults({ entries, items, head })).toEqual([]);
    const what = ['matters.opened', 'review.corrected', 'matters.moved', 'scoring.ranked'];
    expect(entries.slice(-4).map((entry) => entry.what)).toEqual(what);
  });

  it('after the approval sends the results back as their next version, to be approved again', async () => {
    const { body } = await object();
    await openPeriod(world, 'application', { provisionalAt: noticeAt, enrolled: [2] });
    world.clock.now = chinaTime('2026-11-10T09:00:00');
    const exceptions = [{ subject: params.subject, reason: '复核期限已过，先行审定' }];
    await world.as('office').call('results.propose', { params: { period }, body: { exceptions } });
    await world
      .as('chair')
      .call('results.approve', { params: { period }, body: { finding: 'approved', meeting: '第3次会议' } });
    await decide(body.id);
    const { head } = await existingPeriod(world.table, world.jurisdiction, period);
    expect(head.approval).toBeUndefined();
    const again = () => world.as('office').call('results.propose', { params: { period }, body: {} });
    expect(await refused(again())).toBe('results.ranking-stale');
    await drain();
    // 10 November, a Tuesday, and five working days.
    const changedApproval = { due: '2026-11-17T15:59:59.999Z', overdue: false };
    expect((await again()).body).toMatchObject({ state: 'proposed', version: 2, changedApproval });
    world.clock.now = chinaTime('2026-11-18T00:00:00');
    const { body: late } = await world.as('chair').call('results.read', { params: { period } });
    expect(late.changedApproval).toEqual({ ...changedApproval, overdue: true });
    const approving = { finding: 'approved' as const, meeting: '第4次会议' };
    const { body: approved } = await world.as('chair').call('results.approve', { params: { period }, body: approving });
    expect(approved.changedApproval).toBeUndefined();
  });
});

describe('a subject that leaves the ranking', () => {
  const propose = (exceptions: { subject: string; reason: string; leavesRanking?: boolean }[]) =>
    world.as('office').call('results.propose', { params: { period }, body: { exceptions } });
  const leaving = [{ subject: 'unit.health', reason: '机构撤并，本期不参加排名', leavesRanking: true }];
  const places = async () => {
    const { body } = await world.as('chen').call('results.group', { params: { period, group: 'economic' } });
    return body.ranking.map(({ subject, rank, of, grade }) => [subject, rank, of, grade]);
  };

  beforeEach(async () => {
    await openPeriod(world, 'application', { provisionalAt: noticeAt, enrolled: [2], groups: ['economic'] });
    world.clock.now = chinaTime('2026-11-10T09:00:00');
  });

  it('has its group ranked again before the committee may decide, and counts for nobody', async () => {
    const approve = () =>
      world
        .as('chair')
        .call('results.approve', { params: { period }, body: { finding: 'approved', meeting: '第3次会议' } });
    await propose(leaving);
    expect(await refused(approve())).toBe('results.ranking-stale');
    await drain();
    expect(await places()).toEqual([
      ['unit.finance', 1, 1, 'pass'],
      ['unit.health', null, 1, null],
    ]);
    expect((await approve()).body.state).toBe('approved');
  });

  it('stands in the published reports with its score and the reason it was excepted for', async () => {
    await propose(leaving);
    await drain();
    await world
      .as('chair')
      .call('results.approve', { params: { period }, body: { finding: 'approved', meeting: '第3次会议' } });
    await world.as('office').call('results.publish', { params: { period }, body: {} });
    await drain();
    const report = (of: string) => {
      const [, bytes] =
        [...world.reports].find(([key]) => key.includes('/final/') && key.endsWith(`/${of}.json`)) ?? [];
      return JSON.parse(String(Buffer.from(bytes ?? new Uint8Array())));
    };
    const score = { exact: '80', rounded: '80.00' };
    const why = { zh: '经提请列为例外，不参加排名：机构撤并，本期不参加排名', en: expect.stringContaining('机构撤并') };
    const whole: PeriodReport = report('period');
    expect(whole.setAside).toMatchObject([{ subject: { id: 'unit.health' }, score, why }]);
    expect(whole.groups[0]?.ranking.map(({ subject, rank }) => [subject.id, rank])).toEqual([['unit.finance', 1]]);
    const own: SubjectReport = report('unit.health');
    expect(own.outcome).toEqual({ state: 'ungraded', score, why: [why] });
  });

  it('comes back when the committee returns the proposal', async () => {
    await propose(leaving);
    await drain();
    const returned = { finding: 'returned' as const, meeting: '第3次会议', reason: '该单位应参加排名' };
    await world.as('chair').call('results.approve', { params: { period }, body: returned });
    await drain();
    expect(await places()).toEqual([
      ['unit.health', 1, 2, 'good'],
      ['unit.finance', 2, 2, 'pass'],
    ]);
  });

  it('comes back when a decision reopens the results, in whichever group it is', async () => {
    await propose(leaving);
    await drain();
    const { body } = await world
      .as('chair')
      .call('results.approve', { params: { period }, body: { finding: 'approved', meeting: '第3次会议' } });
    expect(body.state).toBe('approved');
    world.sent.push(...(await reopened(world, 'towns')));
    await drain();
    expect((await places()).map(([subject, rank]) => [subject, rank])).toEqual([
      ['unit.health', 1],
      ['unit.finance', 2],
    ]);
  });

  it('must have a score to leave the ranking with', async () => {
    const stranger = [{ subject: 'unit.nobody', reason: '机构撤并，本期不参加排名', leavesRanking: true }];
    expect(await refused(propose(stranger))).toBe('results.needless-exception');
  });
});

describe('a case that was approved around', () => {
  it('is decided after the period is archived, and its effect is the next version of the published results', async () => {
    const { body } = await object();
    await openPeriod(world, 'application', { provisionalAt: noticeAt, enrolled: [2] });
    world.clock.now = chinaTime('2026-11-10T09:00:00');
    const exceptions = [{ subject: params.subject, reason: '复核期限已过，先行审定' }];
    const approve = async (meeting: string, excepted: typeof exceptions = []) => {
      await world.as('office').call('results.propose', { params: { period }, body: { exceptions: excepted } });
      await world.as('chair').call('results.approve', { params: { period }, body: { finding: 'approved', meeting } });
      const reply = await world.as('office').call('results.publish', { params: { period }, body: {} });
      await drain();
      return reply.body.published?.version;
    };
    expect(await approve('第3次会议', exceptions)).toBe(1);
    const { head } = await existingPeriod(world.table, world.jurisdiction, period);
    await openPeriod(world, 'archived', head.approval ? { ...head, phase: 'archived' } : {});
    world.clock.now = chinaTime('2026-12-10T09:00:00');
    expect(await refused(object())).toBe('phase.not-now');
    expect((await decide(body.id)).body).toMatchObject({ state: 'upheld', steps: [{ move: 'uphold', late: true }] });
    await drain();
    expect(await standing()).toMatchObject([
      ['unit.finance', '87.00', 1],
      ['unit.health', '80.00', 2],
    ]);
    expect(await approve('第4次会议')).toBe(2);
    expect((await existingPeriod(world.table, world.jurisdiction, period)).head.phase).toBe('archived');
  });
});

describe('evidence for an objection', () => {
  it('is uploaded after the close and cited with its digest', async () => {
    const file = { name: '统计局复函.pdf', type: 'application/pdf', bytes: 1200, sha256: 'a'.repeat(64) };
    const offered = await world.as('leader').call('progress.offer-evidence', { params, body: file });
    expect(await refused(object(['nothingofthekind']))).toBe('progress.unknown-evidence');
    const { body } = await object([offered.body.id]);
    expect(body.opened.evidence).toEqual([{ id: offered.body.id, sha256: file.sha256 }]);
  });
});
