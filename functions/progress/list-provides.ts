import * as z from 'zod';
import { openSlot } from '../../shared/domain/filing/new-filing.ts';
import { providerOf } from '../../shared/domain/filing/provider.ts';
import { slotDue, slotsAsked } from '../../shared/domain/filing/slots.ts';
import { dateAt } from '../../shared/domain/organisation/clocks.ts';
import type { Indicator } from '../../shared/domain/scheme/indicator.ts';
import { commonIndicators, mostItems } from '../../shared/domain/scheme/sections.ts';
import { ValueKind } from '../../shared/domain/scheme/wording.ts';
import { Bilingual } from '../../shared/domain/text.ts';
import { withFilingDues } from '../../shared/storage/periods.ts';
import { slotName } from '../../shared/text/duties.ts';
import { refuseUnlessSomeFile } from '../filed.ts';
import type { PeriodPath } from '../fields.ts';
import { periodAndScheme } from '../loader.ts';
import { RefusalView } from '../refusal-view.ts';
import { ok, type Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { closedFor } from './items.ts';
import { actsFor } from './side.ts';
import { mostSlots } from './views.ts';

export const ProvidesView = z.strictObject({
  /** Why nothing can be filed at all now. */
  closed: RefusalView.optional(),
  indicators: z
    .array(
      z.strictObject({
        indicator: z.string(),
        name: Bilingual,
        unitOfMeasure: z.string().optional(),
        value: ValueKind,
        source: z.string().optional(),
        slots: z
          .array(
            z.strictObject({
              slot: z.string(),
              name: Bilingual,
              start: z.iso.date(),
              end: z.iso.date(),
              due: z.iso.date(),
              closed: RefusalView.optional(),
            }),
          )
          .max(mostSlots),
      }),
    )
    .max(mostItems),
});

/** Which items of all subjects the caller files figures of, for their unit or for the office, and when each is asked for. */
export async function listProvides(
  services: Services,
  caller: Caller,
  { params }: Request<PeriodPath, unknown, unknown>,
) {
  const { table, now } = services;
  const { period: head, scheme } = await periodAndScheme(services, caller, params.period);
  const period = await withFilingDues(table, caller.jurisdiction, head);
  const closed = closedFor(() => refuseUnlessSomeFile(period, now));
  const provides = (indicator: Indicator) => {
    const provider = providerOf(indicator);
    if (typeof provider === 'object') return actsFor(caller, provider.unit);
    return provider === 'office' && caller.rolesUsed.includes('performance-office');
  };
  const indicators = (scheme ? commonIndicators(scheme) : []).filter(
    (indicator) => indicator.value !== 'rated' && provides(indicator),
  );
  return ok({
    closed,
    indicators: indicators.map((indicator) => ({
      indicator: indicator.id,
      name: indicator.name,
      unitOfMeasure: indicator.unitOfMeasure,
      value: indicator.value,
      source: indicator.source,
      slots: slotsAsked(period, indicator.frequency).map((slot) => ({
        slot: slot.id,
        name: slotName(slot.id, period.fiscalYearStart),
        start: slot.start,
        end: slot.end,
        due: dateAt(period.timeZone, slotDue(period, slot, indicator.frequency)),
        closed: closed ? undefined : closedFor(() => openSlot(period, indicator, { slot: slot.id, now })),
      })),
    })),
  });
}
