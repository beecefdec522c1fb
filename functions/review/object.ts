import { cite, evidenceIn } from '../../shared/domain/filing/evidence.ts';
import { clockEnd } from '../../shared/domain/organisation/clocks.ts';
import { requirePhase } from '../../shared/domain/period/period.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { lodge, openExOfficio, untilOf } from '../../shared/domain/review/case.ts';
import { existingAppraisal } from '../../shared/storage/appraisals.ts';
import { objectionEnds, periodCalendar } from '../../shared/storage/periods.ts';
import { caseItem, casesOf } from '../../shared/storage/cases.ts';
import { entries } from '../../shared/storage/chained.ts';
import { currentSheet, readSheet } from '../../shared/storage/sheets.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { decidable, reviewable, reviewed } from './context.ts';
import { nodesOf } from './nodes.ts';
import { type Place, caseView } from './views.ts';

interface Wanted {
  readonly reason: string;
  readonly items: readonly string[];
  readonly evidence: readonly string[];
}

/**
 * 提出异议: by the leader of an assessed unit or by the assessed official, within the scheme's clock. The performance office may ask
 * for a recheck too (依职权提请), so that a subject set aside for a gap in the data does not depend on its own objection.
 */
export const objectTo = (services: Services, caller: Caller, request: Request<Place, unknown, Wanted>) =>
  openCase(services, caller, { request, what: 'review.objected' });

/**
 * 依职权复核: a supervisor opens a recheck without an objection, whatever clock of the subject has run out. Whoever opened it
 * took part in the appraisal and therefore does not decide it.
 */
export const openRecheck = (
  services: Services,
  caller: Caller,
  { body, ...request }: Request<Place, unknown, Omit<Wanted, 'evidence'>>,
) => openCase(services, caller, { request: { ...request, body: { ...body, evidence: [] } }, what: 'review.opened' });

interface Opening {
  readonly request: Request<Place, unknown, Wanted>;
  readonly what: 'review.objected' | 'review.opened';
}

async function openCase(services: Services, caller: Caller, { request: { params, body }, what }: Opening) {
  const { table, now } = services;
  const { jurisdiction } = caller;
  const { scheme, period, noticeAt } = await reviewed(services, caller, { period: params.period, phases: decidable });
  const chain = await existingAppraisal(table, jurisdiction, params.period, params.subject);
  const { head } = chain;
  const earlier = await casesOf(table, chain.pk);
  // What was decided of the supervisor's own motion after archiving may be objected to as it was told, and nothing else.
  const anew = what === 'review.objected' && now <= untilOf(0, earlier);
  if (!anew) requirePhase(period.head, now, reviewable);
  const where = { jurisdiction, ...params };
  const version = await currentSheet(table, where, head);
  const sheet = await readSheet(table, where, version);
  if (!sheet) throw new Refused('review.no-result');
  const known = nodesOf(sheet.trace);
  const unknown = body.items.find((item) => !known.includes(item));
  if (unknown !== undefined)
    throw new Refused('review.unknown-item', { item: unknown }, { field: 'items', legal: known });
  const evidence = body.evidence.length === 0 ? [] : cite(body.evidence, evidenceIn(await entries(table, chain.pk)));

  const until = untilOf(await objectionEnds(table, jurisdiction, { period: period.head, from: noticeAt }), earlier);
  const due = clockEnd(await periodCalendar(table, jurisdiction, period.head), scheme.clocks.recheckDecision, now);
  const id = services.newId();
  const wanted = {
    id,
    ...params,
    lodgedBy: caller.id,
    lodgedAt: now,
    reason: body.reason,
    items: [...body.items],
    evidence,
    due,
    sheet: version,
    // Whoever is connected with the subject was let in for the subject, whatever else they are.
    ...(caller.rolesUsed.includes('performance-office') ? { byOffice: true as const } : {}),
  };
  const clock = { until, timeZone: period.head.timeZone };
  const objected = what === 'review.opened' ? openExOfficio(wanted, earlier) : lodge(wanted, clock, earlier);

  const after = { ...head, case: { id, state: objected.state, due } };
  const change = services.record(
    chain,
    { what, why: body.reason, data: { case: id, items: body.items } },
    { head: after, items: [caseItem(jurisdiction, objected)] },
  );
  return services.commit(change.writes, { status: 201, body: caseView(objected, now), etag: change.n });
}
