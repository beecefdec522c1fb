import * as z from 'zod';
import { acknowledged, clockAnew, Finding } from '../../shared/domain/result/notice.ts';
import { clockEnd } from '../../shared/domain/organisation/clocks.ts';
import { resultPhases } from '../../shared/domain/result/result.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { Digest, Prose } from '../../shared/domain/text.ts';
import { existingAppraisal, type AppraisalHead } from '../../shared/storage/appraisals.ts';
import { periodCalendar } from '../../shared/storage/periods.ts';
import { Instant, iso, type SubjectPath } from '../fields.ts';
import { pinned } from '../loader.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';

/** `hash`: of the notice that was seen. */
export const ReceiptOfNotice = z.strictObject({ hash: Digest, finding: Finding, text: Prose(4, 2000).optional() });
type ReceiptOfNotice = z.infer<typeof ReceiptOfNotice>;

/** 考核结果通知: what was told at the approval, until when to acknowledge it, and what was said to it. */
export const NoticeView = z.strictObject({
  version: z.int(),
  sheet: z.int(),
  hash: z.string(),
  at: Instant,
  due: Instant,
  received: z.strictObject({ at: Instant, finding: z.enum([...Finding.options, 'deemed']) }).optional(),
  /** Last instant to object, where the clock began with the delivery. */
  objectionUntil: Instant.optional(),
});

export const noticeView = ({ notice, objection }: AppraisalHead): z.infer<typeof NoticeView> | undefined =>
  notice && {
    ...notice,
    at: iso(notice.at),
    due: iso(notice.due),
    received: notice.received && { ...notice.received, at: iso(notice.received.at) },
    ...(objection ? { objectionUntil: iso(objection.until) } : {}),
  };

/**
 * 签收: the unit's leader or the official acknowledges the notice, and says whether there is an objection. That opens no recheck: who
 * objects lodges it, for which the clock may begin now.
 */
export async function acknowledgeNotice(
  services: Services,
  caller: Caller,
  { params, body }: Request<SubjectPath, unknown, ReceiptOfNotice>,
) {
  const { table, now } = services;
  const { jurisdiction } = caller;
  const [{ head: period, scheme }, chain] = await Promise.all([
    pinned(services, caller, { period: params.period, phases: resultPhases }),
    existingAppraisal(table, jurisdiction, params.period, params.subject),
  ]);
  const { finding, text, hash } = body;
  if (finding === 'objects' && text === undefined) throw new Refused('results.no-text', {}, { field: 'text' });
  const notice = acknowledged(chain.head.notice, hash, { at: now, finding });
  const calendar = scheme.objectionFrom === 'notice' && (await periodCalendar(table, jurisdiction, period));
  const clock = calendar
    ? { objection: clockAnew(chain.head, { until: clockEnd(calendar, scheme.clocks.objection, now) }) }
    : {};
  const head = { ...chain.head, notice, ...clock };
  const until = clock.objection ? { until: clock.objection.until } : {};
  const data = { version: notice.version, hash, finding, ...(text === undefined ? {} : { text }), ...until };
  const change = services.record(chain, { what: 'results.acknowledged', data }, { head });
  const view = noticeView(head);
  if (!view) throw new Error('a notice that was acknowledged is one');
  return services.commit(change.writes, { status: 201, body: view, etag: change.n });
}
