import { untilOf } from '../../shared/domain/review/case.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { objectionEnds } from '../../shared/storage/periods.ts';
import { casesIn } from '../../shared/storage/cases.ts';
import { sort } from '../../shared/storage/keys.ts';
import { currentSheet, unpackSheet } from '../../shared/storage/sheets.ts';
import { setAsideText } from '../../shared/domain/appraisal/set-aside.ts';
import { sentences } from '../../shared/domain/scoring/sentences.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { reviewed } from './context.ts';
import { caseView, Interview, type Place } from './views.ts';
import { kept } from '../../shared/domain/text.ts';
import { appraisals } from '../../shared/storage/appraisals.ts';
import { iso } from '../fields.ts';

/** 反馈: what a subject is told of its result: score, standing, the full trace, and until when it may object. */
export async function readFeedback(services: Services, caller: Caller, { params }: Request<Place, unknown, unknown>) {
  const { table, now, language } = services;
  const phases = ['feedback', 'application', 'archived'] as const;
  const { scheme, period, noticeAt } = await reviewed(services, caller, { period: params.period, phases });
  const { pk, head, items, entries, n } = await appraisals.collection(
    table,
    caller.jurisdiction,
    params.period,
    params.subject,
  );
  const version = await currentSheet(table, { jurisdiction: caller.jurisdiction, ...params }, head);
  const item = items[sort.sheet(version)];
  if (!item) throw new Refused('review.no-result');
  const sheet = unpackSheet(pk, item);
  const cases = casesIn(items);
  const given = await objectionEnds(table, caller.jurisdiction, { period: period.head, from: noticeAt });
  const until = untilOf(given, cases);
  const body = {
    notice: iso(noticeAt),
    objectionUntil: iso(until),
    version,
    ...(head.score ? { score: { exact: head.score.exact, rounded: head.score.rounded } } : {}),
    ...(head.setAside === undefined ? {} : { setAside: setAsideText(head.setAside, scheme)[language] }),
    ...(head.standing ? { standing: head.standing } : {}),
    sentences: sentences(sheet, language, scheme),
    sheet,
    cases: cases.map((objected) => caseView(objected, now)),
    interviews: entries.filter(({ what }) => what === 'review.interviewed').map(({ data }) => kept(Interview, data)),
  };
  return { status: 200, body, etag: n } as const;
}
