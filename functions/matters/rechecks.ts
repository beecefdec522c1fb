import type * as z from 'zod';
import { refuseAfterDirect } from '../../shared/domain/matter/appeals.ts';
import {
  givesClockAnew,
  type rechecks,
  refuseAgain,
  reviewable,
  untilOf,
} from '../../shared/domain/matter/rechecks.ts';
import { clockEnd } from '../../shared/domain/organisation/clocks.ts';
import { requirePhase } from '../../shared/domain/period/period.ts';
import { lastToObject } from '../../shared/domain/result/notice.ts';
import { clocksOf } from '../../shared/domain/scheme/application.ts';
import { matterItem, mattersIn } from '../../shared/storage/matters.ts';
import { remedyWrite } from '../../shared/storage/notices.ts';
import { objectionEnds } from '../../shared/storage/periods.ts';
import { append } from '../../shared/storage/record.ts';
import { recheckTexts } from '../../shared/text/roll-up.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { exOfficio, rollUp } from '../stale.ts';
import { decided, itemsOfStanding } from './decide.ts';
import type { Effect } from './effect.ts';

type Moves = (typeof rechecks)['moves'];

/** 提出异议、提请复核、依职权复核: about items of the score sheet the subject stands by. */
export const openRecheck: Effect<z.output<Moves['open']['body']>> = {
  async bars({ table, now }, { jurisdiction }, { move, period, scheme, subject, earlier: known }) {
    const earlier = known();
    // What was decided of the supervisor's own motion after archiving may be objected to as it was told, and nothing else.
    const anew = move === 'object' && now <= untilOf(0, earlier);
    if (!anew) requirePhase(period, now, reviewable);
    const given = await objectionEnds(table, jurisdiction, { period, from: period.provisionalAt ?? now });
    const { timeZone } = period;
    const until = untilOf(lastToObject(scheme, given, subject.head), earlier);
    const from = subject.head.objection?.from ?? 0;
    refuseAgain({ move, at: now, until, timeZone, from }, earlier);
    if (move === 'object') refuseAfterDirect(mattersIn(subject, 'appeals'), from);
  },
  async on(_services, _caller, { said: { items }, period: { head: period }, subject }) {
    const { version } = itemsOfStanding(period, subject, items);
    return { keeps: { sheet: version }, facts: { items } };
  },
};

/** 复核决定. What the subject did not ask for it may object to, and an official may appeal against it: until when is told with the decision and holds. */
export const decideRecheck: Effect<z.output<Moves['uphold']['body']> | z.output<Moves['dismiss']['body']>> = {
  async on(services, caller, about) {
    const { matter, period, scheme, calendar, subject } = about;
    if (!matter) throw new Error('only what was opened is decided');
    const anew = givesClockAnew(matter) ? { until: clockEnd(calendar, scheme.clocks.objection, services.now) } : {};
    if (subject.head.kind !== 'official') return decided(services, caller, about, { keeps: anew, writes: [] });
    const appealUntil = clockEnd(calendar, clocksOf(scheme).appeal, services.now);
    const where = { jurisdiction: caller.jurisdiction, period: period.head.id };
    const writes = [remedyWrite(where, `appeal/${matter.id}`, appealUntil)];
    return decided(services, caller, about, { keeps: { ...anew, appealUntil }, writes });
  },
};

/** 撤回异议: it would have decided on a changed part too, so where it is taken back a recheck ex officio takes its place. */
export const withdrawRecheck: Effect = {
  async on(services, { jurisdiction }, { period, subject }) {
    const { stale } = subject.head;
    if (!stale) return {};
    const opened = await exOfficio(services, jurisdiction, { year: period.head, record: subject, part: stale.part });
    if (!opened) throw new Refused('rechecks.parts-stale', { ...stale }, { legal: ['parts-renewed'] });
    const { matter, facts, standing } = opened;
    const event = { what: 'matters.opened', why: recheckTexts.stale.zh, data: facts } as const;
    const by = { by: rollUp, at: services.now, trace: services.trace };
    const begun = append(subject, { ...event, ...by }, { items: [matterItem(subject.pk, matter)] });
    return { standing, chain: { ...begun.chain, head: subject.head }, writes: begun.writes };
  },
};
