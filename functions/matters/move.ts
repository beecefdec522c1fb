import { cite, evidenceIn } from '../../shared/domain/filing/evidence.ts';
import { refuseInvolved } from '../../shared/domain/matter/correction.ts';
import { advance, hindrance, moveOf, open, type Kind, type Said } from '../../shared/domain/matter/matter.ts';
import { clockEnd, endOfDay } from '../../shared/domain/organisation/clocks.ts';
import { requirePhase, uncancelled } from '../../shared/domain/period/period.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { clocksOf } from '../../shared/domain/scheme/application.ts';
import { appraisals } from '../../shared/storage/appraisals.ts';
import { periodCalendar, existingPeriod, type PeriodHead } from '../../shared/storage/periods.ts';
import { countIn, matterIn, matterItem, mattersIn } from '../../shared/storage/matters.ts';
import type { SubjectPath } from '../fields.ts';
import { schemeFor } from '../loader.ts';
import { matterView } from '../matter-view.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import type { About, Effect } from './effect.ts';

interface Moving extends SubjectPath {
  /** Absent where one is opened. */
  readonly matter?: string;
}

/** Makes a move by the table of its kind: the matter, its entry and whatever its effect changes are one transaction. */
export const making =
  (kind: Kind, name: string, effect: Effect | undefined) =>
  async (services: Services, caller: Caller, { params, body }: Request<Moving, unknown, Said>) => {
    const { table, now } = services;
    const { jurisdiction } = caller;
    const move = moveOf(kind, name);
    const [period, subject] = await Promise.all([
      existingPeriod(table, jurisdiction, params.period),
      appraisals.collection(table, jurisdiction, params.period, params.subject),
    ]);
    requirePhase(period.head, now, move.phases ?? uncancelled);
    const matter = params.matter === undefined ? undefined : matterIn(subject, kind.name, params.matter);
    if (move.uninvolved) refuseInvolved(caller.id, subject.entries, kind.name);
    const illegal = matter && hindrance(kind, matter, name, { by: caller.id, at: now });
    if (illegal) throw illegal;

    const { due: day, evidence, ...said } = body;
    const cited = evidence && { evidence: evidence.length === 0 ? [] : cite(evidence, evidenceIn(subject.entries)) };
    const rules = typeof move.clock === 'object' || effect ? await rulesOf(services, caller, period.head) : undefined;
    const counted = rules && dueOf({ ...rules, clock: move.clock, day, running: matter?.due, now });
    const opens = matter?.id ?? services.newId();
    const earlier = () => mattersIn(subject, kind.name);
    const known = { move: name, said: body, period, subject, earlier, matter, id: opens, due: counted };
    const about: About | undefined = rules && { ...rules, ...known };
    if (about && !matter) await effect?.bars?.(services, caller, { ...about, period: period.head });
    const outcome = (about && (await effect?.on(services, caller, about))) ?? {};

    const { due = counted } = outcome;
    const doing = { by: caller.id, at: now, due, said: { ...said, ...cited, ...outcome.keeps } };
    const moved = matter
      ? advance(kind, matter, name, doing)
      : open(kind, name, { ...params, id: opens, earlier: countIn(subject, kind.name) }, doing);
    const { id, state } = moved;
    const data = {
      ...outcome.facts,
      kind: kind.name,
      matter: id,
      move: name,
      state,
      ...(due === undefined ? {} : { due }),
    };
    const standing = { id, state, ...(moved.due === undefined ? {} : { due: moved.due }) };
    const head = kind.onHead ? { ...(outcome.head ?? subject.head), case: outcome.standing ?? standing } : outcome.head;
    const change = services.record(
      outcome.chain ?? subject,
      { what: matter ? 'matters.moved' : 'matters.opened', why: body.reason ?? body.finding, data },
      { ...(head ? { head } : {}), items: [matterItem(subject.pk, moved), ...(outcome.items ?? [])] },
    );
    const { difference, writes = [], messages = [] } = outcome;
    const view = { ...matterView(moved, caller, now), ...(difference ? { difference } : {}) };
    const reply = { status: 201, body: view, etag: change.n } as const;
    const answered = await services.commit([...change.writes, ...writes], reply);
    if (messages.length > 0) await services.jobs.send(messages);
    return answered;
  };

/** By which scheme and calendar the period counts. */
async function rulesOf(services: Services, caller: Caller, period: PeriodHead) {
  const [scheme, calendar] = await Promise.all([
    schemeFor(services, caller, period),
    periodCalendar(services.table, caller.jurisdiction, period),
  ]);
  if (!scheme || !period.scheme) throw new Refused('results.none');
  return { scheme, version: period.scheme.version, calendar };
}

interface Counting extends Pick<About, 'scheme' | 'calendar'> {
  readonly clock: Kind['moves'][string]['clock'];
  readonly day: string | undefined;
  readonly running: number | undefined;
  readonly now: number;
}

/** The end of the clock that a move starts or extends: the day asked for, to its last millisecond, or as the scheme counts. */
function dueOf({ scheme, calendar, clock, day, running, now }: Counting): number | undefined {
  if (clock === undefined || clock === 'stops') return undefined;
  if (day !== undefined) return endOfDay(calendar.timeZone, day);
  const [name, from] = 'starts' in clock ? [clock.starts, now] : [clock.extends, running ?? now];
  const counted = clocksOf(scheme)[name];
  if (!counted) throw new Error(`the scheme has no clock ${name}`);
  return clockEnd(calendar, counted, from);
}
