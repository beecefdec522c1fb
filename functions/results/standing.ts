import { whyNotTop } from '../../shared/domain/ranking/why.ts';
import { subjectName } from '../../shared/text/reports/sentences.ts';
import { setAsideText } from '../../shared/domain/appraisal/set-aside.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import type { AppraisalHead } from '../../shared/storage/appraisals.ts';
import type { Language } from '../../shared/text/catalogue.ts';
import type { StandingView } from './views.ts';

const unranked = { rank: null, of: 0, normalised: null, band: null, grade: null, reasons: [] };

/** One line of the ranking. "为什么不是优秀" is answered from the reasons the ranking kept. */
export function standingView(scheme: Scheme, head: AppraisalHead, language: Language): StandingView {
  const { reasons, ...standing } = head.standing ?? unranked;
  const score = head.score?.rounded ?? null;
  return {
    subject: head.subject,
    name: subjectName(head),
    score,
    sheet: head.score?.sheet ?? null,
    ...standing,
    vetoes: head.score?.vetoes ?? [],
    why: whyNotTop(scheme, { subject: head.subject, score, ...standing, reasons }, language),
    ...(head.setAside === undefined ? {} : { setAside: setAsideText(head.setAside, scheme)[language] }),
    ...(head.case ? { case: head.case.state } : {}),
  };
}
