import { decide } from '../../shared/domain/review/case.ts';
import { clockEnd } from '../../shared/domain/organisation/clocks.ts';
import { refuseInvolved, type Correction } from '../../shared/domain/review/correction.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { appraisals, type AppraisalHead } from '../../shared/storage/appraisals.ts';
import { periodCalendar } from '../../shared/storage/periods.ts';
import { caseItem, existingCase } from '../../shared/storage/cases.ts';
import { requestRerank } from '../../shared/storage/closing.ts';
import { partition } from '../../shared/storage/keys.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { decidable, reviewed, type Reviewed } from './context.ts';
import { correct } from './correct.ts';
import { effectOf } from './effect.ts';
import { reopenResults } from './reopen.ts';
import { sheetDifference } from './difference.ts';
import { caseView, type CasePlace } from './views.ts';

interface Wanted {
  readonly finding: 'upheld' | 'dismissed';
  readonly reason: string;
  readonly corrections: readonly Correction[];
}

/**
 * 复核决定. Corrections are entries of their own; they, the new version of the sheet, the request to rank the group again and
 * the closed case are one transaction. Results that were approved already go back with it.
 */
export async function decideCase(
  services: Services,
  caller: Caller,
  { params, body }: Request<CasePlace, unknown, Wanted>,
) {
  const { table, now, trace, language } = services;
  const { jurisdiction } = caller;
  const { finding, reason } = body;
  if (finding === 'dismissed' && body.corrections.length > 0)
    throw new Refused('review.dismissed-corrects', {}, { field: 'corrections' });
  const under = await reviewed(services, caller, { period: params.period, phases: decidable });
  const pk = partition.appraisal(jurisdiction, params.period, params.subject);
  const collection = await appraisals.collection(table, jurisdiction, params.period, params.subject);
  const { head } = collection;
  const objected = await existingCase(table, pk, params.case);
  refuseInvolved(caller.id, collection.entries);

  const corrected = correct(services, collection, objected, body.corrections);
  const effect = corrected.numbers.length > 0 ? effectOf(corrected, under, { collection, objected }) : undefined;
  const sheet = effect?.version ?? objected.sheet;
  const ruling = { finding, by: caller.id, at: now, reason, corrections: corrected.numbers, sheet };
  const decided = decide(objected, {
    ...ruling,
    ...(objected.exOfficio || objected.byOffice ? await clockAnew(table, jurisdiction, under, now) : {}),
  });

  const after: AppraisalHead = { ...(effect?.head ?? head), case: { id: decided.id, state: decided.state } };
  const data = { case: decided.id, finding, corrections: corrected.numbers, ...effect?.record };
  const items = [caseItem(jurisdiction, decided), ...(effect ? [effect.item] : [])];
  const change = services.record(
    corrected.chain,
    { what: 'review.decided', why: reason, data },
    { head: after, items },
  );
  const writes = [...corrected.writes, ...change.writes];
  if (!effect) return services.commit(writes, { status: 201, body: { case: caseView(decided, now) }, etag: change.n });

  const { group } = head;
  const rerank = requestRerank({ jurisdiction, period: params.period, group, askedAt: now, trace });
  const reopened = await reopenResults(services, caller, { ...under, group, why: reason });
  const difference = sheetDifference(effect.before, effect.sheet, language);
  const reply = { status: 201, body: { case: caseView(decided, now), difference }, etag: change.n } as const;
  const answered = await services.commit([...writes, ...rerank.writes, ...reopened.writes], reply);
  await services.jobs.send([...rerank.messages, ...reopened.messages]);
  return answered;
}

/** What a supervisor decides of their own motion the subject may object to: until when is told with it and holds. */
async function clockAnew(table: Services['table'], jurisdiction: string, { period, scheme }: Reviewed, now: number) {
  const calendar = await periodCalendar(table, jurisdiction, period.head);
  return { objectionUntil: clockEnd(calendar, scheme.clocks.objection, now) };
}
