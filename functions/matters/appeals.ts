import type * as z from 'zod';
import { type appeals, refuseAppealAgain, refuseTimely, rightToAppeal } from '../../shared/domain/matter/appeals.ts';
import { Refused } from '../../shared/domain/refused.ts';
import type { PeriodHead } from '../../shared/storage/periods.ts';
import { mattersIn } from '../../shared/storage/matters.ts';
import { loadResults } from '../../shared/storage/results.ts';
import type { Caller, Services } from '../services.ts';
import { decided, itemsOfStanding } from './decide.ts';
import type { Effect } from './effect.ts';

type Moves = (typeof appeals)['moves'];

/** 提出申诉: what comes late is received too, and rejected by the body unless there was good reason. */
export const openAppeal: Effect<z.output<Moves['appeal']['body']>> = {
  async on({ now }, _caller, { said: { items }, period: { head: period }, scheme, calendar, subject, earlier }) {
    const { version } = itemsOfStanding(period, subject, items);
    const cases = mattersIn(subject, 'rechecks');
    const told = subject.head;
    const right = rightToAppeal({
      scheme,
      calendar,
      provisionalAt: period.provisionalAt ?? now,
      told,
      rechecks: cases,
    });
    refuseAppealAgain(right, { earlier: earlier(), cases, from: told.objection?.from ?? 0 });
    const { against, until } = right;
    const clock = until === Infinity ? {} : { until };
    const keeps = { sheet: version, inTime: now <= until, ...clock, ...(against === undefined ? {} : { against }) };
    return { keeps, facts: { items, inTime: keeps.inTime, ...(against === undefined ? {} : { against }) } };
  },
};

/** 回避: nor does anybody examine an appeal against results that they proposed or approved themselves. */
async function refuseMaker({ table }: Services, { id, jurisdiction }: Caller, period: PeriodHead): Promise<void> {
  const results = await loadResults(table, jurisdiction, period.id);
  const made = 'proposal' in results && results.proposal.by === id;
  if (made || period.approval?.by === id) throw new Refused('appeals.own-result');
}

export const acceptAppeal: Effect<z.output<Moves['accept']['body']>> = {
  async on(services, caller, { period: { head: period } }) {
    await refuseMaker(services, caller, period);
    return {};
  },
};

export const rejectAppeal: Effect<z.output<Moves['reject']['body']>> = {
  async on(services, caller, { period: { head: period }, matter }) {
    if (!matter) throw new Error('only what was lodged is rejected');
    refuseTimely(matter, period.timeZone);
    await refuseMaker(services, caller, period);
    return {};
  },
};

/** 申诉处理决定: its effects are those of a recheck; it is final, so it gives nobody a clock anew. */
export const decideAppeal: Effect<z.output<Moves['uphold']['body']> | z.output<Moves['dismiss']['body']>> = {
  async on(services, caller, about) {
    await refuseMaker(services, caller, about.period.head);
    return decided(services, caller, about, { keeps: {}, writes: [] });
  },
};
