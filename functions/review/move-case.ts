import { clockEnd } from '../../shared/domain/organisation/clocks.ts';
import { periodCalendar } from '../../shared/storage/periods.ts';
import { extend, withdraw, type Case } from '../../shared/domain/review/case.ts';
import { refuseInvolved } from '../../shared/domain/review/correction.ts';
import { existingAppraisal } from '../../shared/storage/appraisals.ts';
import { caseItem, existingCase } from '../../shared/storage/cases.ts';
import { entries } from '../../shared/storage/chained.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { decidable, reviewed } from './context.ts';
import { caseView, type CasePlace } from './views.ts';

type Reasoned = Request<CasePlace, unknown, { readonly reason: string }>;

/** The subject takes its objection back. */
export const withdrawCase = (services: Services, caller: Caller, request: Reasoned) =>
  move(services, caller, {
    request,
    what: 'review.withdrawn',
    next: async (objected) => withdraw(objected, services.now),
  });

/** A supervisor who may decide the case gives it the same clock once more, with the reason. */
export const extendCase = (services: Services, caller: Caller, request: Reasoned) =>
  move(services, caller, {
    request,
    what: 'review.extended',
    next: async (objected, chain) => {
      refuseInvolved(caller.id, await entries(services.table, chain));
      const { scheme, period } = await reviewed(services, caller, {
        period: request.params.period,
        phases: decidable,
      });
      const calendar = await periodCalendar(services.table, caller.jurisdiction, period.head);
      const due = clockEnd(calendar, scheme.clocks.recheckDecision, objected.due);
      return extend(objected, { by: caller.id, at: services.now, reason: request.body.reason }, due);
    },
  });

interface Move {
  readonly request: Reasoned;
  readonly what: 'review.withdrawn' | 'review.extended';
  readonly next: (objected: Case, chain: string) => Promise<Case>;
}

async function move(services: Services, caller: Caller, { request: { params, body }, what, next }: Move) {
  const { table, now } = services;
  const chain = await existingAppraisal(table, caller.jurisdiction, params.period, params.subject);
  const moved = await next(await existingCase(table, chain.pk, params.case), chain.pk);
  const head = { ...chain.head, case: { id: moved.id, state: moved.state, due: moved.due } };
  const change = services.record(
    chain,
    { what, why: body.reason, data: { case: moved.id, due: moved.due } },
    { head, items: [caseItem(caller.jurisdiction, moved)] },
  );
  return services.commit(change.writes, { status: 201, body: caseView(moved, now), etag: change.n });
}
