import { describe, expect, it } from 'vitest';
import {
  announce,
  approve,
  propose,
  publish,
  reopened,
  sendBack,
  takesRemarks,
  type Results,
} from '../../../shared/domain/result/result.ts';

const fresh: Results = { state: 'provisional', version: 1 };
const settled = { openCases: [], setAside: [], scored: [] };
const meeting = { by: 'chair', at: 5, meeting: '2026年第3次会议' };
const proposed = propose(fresh, 'office', 1, [], settled);
const unannounced = { announces: false, lag: 60, timeZone: 'Asia/Shanghai', unanswered: [], rechecked: [] };
const final = { by: 'office', at: 9, generation: 2 };
const published = publish(approve(proposed, meeting, settled), final, unannounced);

describe('the results of a period', () => {
  it('are approved by somebody other than who proposed them', () => {
    expect(() => approve(proposed, { ...meeting, by: 'office' }, settled)).toThrow('access.same-person');
    expect(approve(proposed, meeting, settled)).toMatchObject({ state: 'approved', version: 1 });
    expect(() => approve(fresh, meeting, settled)).toThrow('results.state');
  });

  it('are not approved while an objection is open or a subject has no score', () => {
    const open = { openCases: ['unit.a'], setAside: [], scored: [] };
    expect(() => propose(fresh, 'office', 1, [], open)).toThrow('results.open-cases');
    expect(() => approve(proposed, meeting, open)).toThrow('results.open-cases');
    expect(() => approve(proposed, meeting, { openCases: [], setAside: ['unit.b'], scored: [] })).toThrow(
      'results.set-aside',
    );
  });

  it('are approved around a subject that is excepted by name with a reason, and no other', () => {
    const unsettled = { openCases: [], setAside: ['unit.b'], scored: [] };
    const exceptions = [{ subject: 'unit.b', reason: '机构撤并，不参加排名' }];
    const around = propose(fresh, 'office', 1, exceptions, unsettled);
    expect(approve(around, meeting, unsettled).state).toBe('approved');
    expect(() => approve(around, meeting, { openCases: [], setAside: ['unit.b', 'unit.c'], scored: [] })).toThrow(
      'results.set-aside',
    );
    expect(() => propose(fresh, 'office', 1, exceptions, settled)).toThrow('results.needless-exception');
  });

  it('are not proposed with one subject excepted twice, in the ranking here and out of it there', () => {
    const unsettled = { openCases: ['unit.b'], setAside: [], scored: ['unit.b'] };
    const within = { subject: 'unit.b', reason: '复核期限已过，先行审定' };
    const exceptions = [within, { subject: 'unit.b', reason: '机构撤并', leavesRanking: true }];
    expect(() => propose(fresh, 'office', 1, exceptions, unsettled)).toThrow('results.excepted-twice');
  });

  it('sent back by the committee are provisional again in the same version', () => {
    const returned = { by: 'chair', at: 8, meeting: '第2次会议', reason: '两个对象的异议尚未办结' };
    expect(sendBack(proposed, returned)).toEqual({ ...fresh, returned });
    expect(() => sendBack(proposed, { ...returned, by: 'office' })).toThrow('access.same-person');
    expect(() => sendBack(proposed, { ...returned, reason: undefined })).toThrow('results.no-reason');
    expect(propose(sendBack(proposed, returned), 'office', 9, [], settled)).not.toHaveProperty('returned');
  });

  it('once published never change: a later decision makes the next version', () => {
    expect(published.state).toBe('published');
    expect(() => publish(published, { by: 'office', at: 10, generation: 3 }, unannounced)).toThrow('results.state');
    expect(() => propose(published, 'office', 10, [], settled)).toThrow('results.state');
    const lastPublished = { version: 1, by: 'office', at: 9, generation: 2 };
    expect(reopened(published, 20)).toEqual({ state: 'provisional', version: 2, lastPublished, approvalDue: 20 });
    expect(reopened(proposed, 20)).toEqual({ state: 'provisional', version: 1 });
  });

  it('are announced for a time in which remarks are taken, and published when it is over and every remark is settled', () => {
    const approved = approve(proposed, meeting, settled);
    const announcing = { ...unannounced, announces: true };
    const announced = announce(approved, { by: 'office', at: 10, until: 500 });
    expect(() => publish(approved, final, announcing)).toThrow('results.not-announced');
    expect(() => announce(proposed, { by: 'office', at: 10, until: 500 })).toThrow('results.state');
    expect([10, 500, 501].map((at) => takesRemarks(announced, at))).toEqual([true, true, false]);
    const at = (instant: number, more = {}) =>
      publish(announced, { ...final, at: instant }, { ...announcing, ...more });
    expect(() => at(500)).toThrow('results.announced-until');
    expect(() => at(560)).toThrow('results.announced-until');
    expect(() => at(561, { unanswered: ['unit.a'] })).toThrow('results.remarks-open');
    expect(() => at(561, { rechecked: ['unit.a'] })).toThrow('results.remark-rechecked');
    expect(at(561)).toMatchObject({ state: 'published', announcement: { until: 500 } });
    expect(reopened(announced, 20)).toEqual({ state: 'provisional', version: 2, approvalDue: 20 });
  });

  it('that a decision changed are due for approval by the day first given, until the committee has approved them', () => {
    const due = (results: Results) => results.approvalDue;
    const again = propose(reopened(published, 20), 'office', 11, [], settled);
    expect(due(again)).toBe(20);
    expect(due(sendBack(again, { by: 'chair', at: 8, meeting: '第2次会议', reason: '请核实名次' }))).toBe(20);
    expect(due(reopened(again, 30))).toBe(20);
    const approved = approve(again, meeting, settled);
    expect(due(approved)).toBeUndefined();
    expect(due(reopened(approved, 40))).toBe(40);
  });
});
