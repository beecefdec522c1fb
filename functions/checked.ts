import { countsOf, isOwn, unitProviding } from '../shared/domain/filing/provider.ts';
import { slotsNeeded } from '../shared/domain/filing/slots.ts';
import { type Filing, type FilingState, complete, declaresNoData } from '../shared/domain/filing/filing.ts';
import { canonical } from '../shared/domain/audit/canonical.ts';
import { figuresForOffice, headForBodies } from '../shared/domain/duty/bodies.ts';
import { lateNow } from '../shared/domain/appraisal/late-inputs.ts';
import type { WorkCalendar } from '../shared/domain/organisation/calendar.ts';
import { clockEnd } from '../shared/domain/organisation/clocks.ts';
import { clocksOf } from '../shared/domain/scheme/application.ts';
import type { Indicator } from '../shared/domain/scheme/indicator.ts';
import type { Scheme } from '../shared/domain/scheme/scheme.ts';
import type { AppraisalHead } from '../shared/storage/appraisals.ts';
import type { PeriodHead } from '../shared/storage/periods.ts';
import type { Dossier } from './loader.ts';

/** A filing after a step. */
export const turned = (filing: Filing, state: FilingState): Filing => ({ ...filing, state });

/** 退回补正: until when what is returned now is missed by nobody; never past the instant at which nothing can be filed any more. */
export const correctUntil = (
  { head, period, scheme }: { readonly head: AppraisalHead; readonly period: PeriodHead; readonly scheme: Scheme },
  calendar: WorkCalendar,
  now: number,
): number =>
  Math.min(
    clockEnd(calendar, clocksOf(scheme).correction, now),
    lateNow(head, period, now)?.until ?? period.deadlines.assessment,
  );

/** The head with 签审 and 认定 of the whole appraisal, and what waits for the office, as they are after the step; undefined where nothing of it changes. */
export function marked(
  { appraisal: { head }, period, indicators }: Dossier,
  after: readonly Filing[],
  signature: { by: string; at: number },
): AppraisalHead | undefined {
  const needed = (items: readonly Indicator[]) =>
    items.flatMap((indicator) =>
      slotsNeeded(period, indicator, declaresNoData(after, indicator.id)).map((slot) => ({
        indicator: indicator.id,
        slot,
      })),
    );
  const filed = indicators.filter(({ value }) => value !== 'rated');
  // Nobody of the subject answers for what others say of it.
  const signed = filed.filter((indicator) => isOwn(indicator, head.subject));
  // What a unit provides about others and settles with them needs the office only where the scheme says so.
  const byOffice = filed.filter(
    (indicator) => unitProviding(indicator, head.subject) === undefined || countsOf(indicator) === 'accepted',
  );
  const signedOff = complete(after, needed(signed), ['signed-off', 'accepted']);
  const accepted = complete(after, needed(byOffice), ['accepted']);
  const waits = waitingForOffice(head, after, indicators);
  if (signedOff === Boolean(head.signOff) && accepted === Boolean(head.acceptance)) return waits;
  const { signOff = signature, acceptance = signature, ...rest } = waits ?? head;
  return { ...rest, ...(signedOff ? { signOff } : {}), ...(accepted ? { acceptance } : {}) };
}

/** The head with what waits for the office after the step; undefined where that is what waited before. */
export function waitingForOffice(
  head: AppraisalHead,
  after: readonly Filing[],
  indicators: readonly Indicator[],
): AppraisalHead | undefined {
  const accept = figuresForOffice(after, indicators);
  const isAsBefore = canonical(accept ?? null) === canonical(head.forBodies?.accept ?? null);
  return isAsBefore ? undefined : headForBodies(head, { accept });
}
