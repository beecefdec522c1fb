import { indicatorsOf } from '../../domain/agreement/agreement.ts';
import { goalsInForce } from '../../domain/agreement/steps.ts';
import { filingsIn } from '../../domain/filing/filing.ts';
import { slotDue, slotsAsked } from '../../domain/filing/slots.ts';
import { standingOf } from '../../domain/filing/standing.ts';
import { isWithdrawn } from '../../domain/period/withdrawal.ts';
import { cellWords, heads, tableNames } from '../../text/reports/tables.ts';
import { filingStates } from '../../text/states.ts';
import { bilingual } from '../rendered.ts';
import { clock, figureIn, slotColumns, who, whoColumns, yes, type PeriodTable } from './table.ts';

/** Every indicator and slot that is asked for, own indicators too: what was filed last, where it stands, whether it counts and came on time. */
export const filings: PeriodTable = {
  name: tableNames.filings,
  reads: 'record',
  columns: () => [
    ...whoColumns,
    ...slotColumns,
    { head: heads.due, width: 18 },
    { head: heads.state, width: 24 },
    { head: heads.counts, width: 10 },
    { head: heads.late, width: 10 },
    { head: heads.value, width: 16, as: 'number' },
    { head: heads.measuredIn, width: 10 },
    { head: heads.source, width: 24 },
    { head: heads.filedAt, width: 18 },
    { head: heads.by, width: 14 },
  ],
  rows(facts, told) {
    const { entries, head } = facts;
    const { scheme, period, now } = told;
    if (isWithdrawn(head)) return [];
    const goals = goalsInForce(entries);
    const made = filingsIn(entries);
    return indicatorsOf(scheme, goals)
      .filter(({ value }) => value !== 'rated')
      .flatMap((indicator) =>
        slotsAsked(period, indicator.frequency).map((slot) => {
          const { id, name, frequency } = indicator;
          const ofSlot = made.filter((filing) => filing.indicator === id && filing.slot === slot.id);
          const filing = ofSlot.at(-1);
          const due = slotDue(period, slot, frequency);
          const unit = goals.find(({ item }) => item === id)?.unitOfMeasure ?? indicator.unitOfMeasure;
          return [
            ...who(facts, told),
            name.zh,
            id,
            slot.id,
            clock(due, told),
            bilingual(filing ? filingStates[filing.state] : cellWords.missing),
            yes(standingOf(made, indicator, slot.id, now)?.is === 'counting'),
            yes((ofSlot[0]?.at ?? now) > due),
            filing ? figureIn(filing.given) : null,
            unit ?? null,
            filing?.source ?? null,
            clock(filing?.at, told),
            filing?.by ?? null,
          ];
        }),
      );
  },
};
