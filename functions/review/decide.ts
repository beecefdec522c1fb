import { decide } from '../../shared/domain/case.ts';
import { refuseConflicted, refuseHeavier, type Correction } from '../../shared/domain/correction.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { prepareScheme } from '../../shared/domain/scoring/prepare.ts';
import { AppraisalHead, appraisalIndex } from '../../shared/storage/appraisals.ts';
import { caseItem, existingCase } from '../../shared/storage/cases.ts';
import { append, loadCollection } from '../../shared/storage/chained.ts';
import { requestRerank } from '../../shared/storage/closing.ts';
import { partition, sort } from '../../shared/storage/keys.ts';
import { sheetItem, unpackSheet } from '../../shared/storage/sheets.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { reviewed } from './context.ts';
import { correct } from './correct.ts';
import { reopenResults } from './reopen.ts';
import { itemsOf } from './nodes.ts';
import { rescore, underSheet } from './rescore.ts';
import { sheetDifference } from './difference.ts';
import { caseView, type CasePlace } from './views.ts';

interface Wanted {
  readonly finding: 'upheld' | 'dismissed';
  readonly reason: string;
  readonly corrections: readonly Correction[];
}

/**
 * 复核决定. Corrections are entries of their own; when they change the sheet, the new version, the request to rank the group
 * again and the case close in one transaction. The next version of results begins where one was approved already.
 */
export async function decideCase(
  services: Services,
  caller: Caller,
  { params, body }: Request<CasePlace, unknown, Wanted>,
) {
  const { table, now, trace, language } = services;
  const { jurisdiction } = caller;
  const { finding, reason, corrections } = body;
  if (finding === 'dismissed' && corrections.length > 0)
    throw new Refused('review.dismissed-corrects', {}, { field: 'corrections' });
  const { period, scheme, version: pin } = await reviewed(services, caller, { period: params.period });
  const collection = await loadCollection(
    table,
    partition.appraisal(jurisdiction, params.period, params.subject),
    AppraisalHead,
  );
  const { head } = collection;
  if (!head) throw new Refused('access.no-appraisal', { period: params.period, subject: params.subject });
  const objected = await existingCase(table, collection.pk, params.case);
  refuseConflicted(caller, head.unit, collection.entries);

  const prepared = prepareScheme(scheme, pin);
  const before = unpackSheet(collection.items[sort.sheet(objected.sheet)]);
  const corrected = correct({ ...collection, head }, corrections, {
    by: caller,
    at: now,
    trace,
    case: objected.id,
    items: itemsOf(before.trace),
  });
  const sheet = rescore(prepared, { period: period.head, before }, corrected.entries);
  if (head.kind === 'official') refuseHeavier(before, sheet);
  const changed = corrections.length > 0;
  const version = changed ? objected.sheet + 1 : objected.sheet;
  const decided = decide(objected, {
    finding,
    by: caller.id,
    at: now,
    reason,
    corrections: corrected.numbers,
    sheet: version,
  });

  const scored = changed ? underSheet(head, sheet, { prepared, version }) : head;
  const after: AppraisalHead = { ...scored, case: { id: decided.id, state: decided.state } };
  const { hash, ...kept } = sheetItem(version, sheet);
  const data = {
    case: decided.id,
    finding,
    corrections: corrected.numbers,
    ...(changed ? { sheet: version, previous: objected.sheet, hash } : {}),
  };
  const items = [caseItem(jurisdiction, decided), ...(changed ? [kept] : [])];
  const happening = { what: 'review.decided', by: caller, at: now, trace, why: reason, data };
  const change = append(corrected.chain, happening, {
    head: after,
    headIndex: appraisalIndex(jurisdiction, after),
    items,
  });

  const rerank = changed
    ? requestRerank({ jurisdiction, period: params.period, group: head.group, askedAt: now })
    : undefined;
  const reopened = changed ? await reopenResults(services, caller, { period, why: reason }) : [];
  const writes = [...corrected.writes, ...change.writes, ...(rerank?.writes ?? []), ...reopened];
  const difference = changed ? { difference: sheetDifference(before, sheet, language) } : {};
  const reply = { status: 201, body: { case: caseView(decided, now), ...difference }, etag: change.n } as const;
  const answered = await services.commit(writes, reply);
  if (rerank) await services.jobs.send(rerank.messages);
  return answered;
}
