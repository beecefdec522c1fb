import { indicatorsOf } from '../../domain/agreement/agreement.ts';
import { goalsInForce } from '../../domain/agreement/steps.ts';
import { cardsIn } from '../../domain/filing/cards.ts';
import { isWithdrawn } from '../../domain/period/withdrawal.ts';
import { cardStates } from '../../text/cards.ts';
import { heads, tableNames } from '../../text/reports/tables.ts';
import { roleNames } from '../../text/roles.ts';
import { bilingual } from '../rendered.ts';
import { clock, slotColumns, who, whoColumns, yes, type PeriodTable } from './table.ts';

/** Every card that was shown, what became of it, and who was to file. */
export const cards: PeriodTable = {
  name: tableNames.cards,
  reads: 'record',
  columns: () => [
    ...whoColumns,
    ...slotColumns,
    { head: heads.card, width: 22 },
    { head: heads.wasRed, width: 10 },
    { head: heads.responsible, width: 24 },
    { head: heads.at, width: 18 },
    { head: heads.why, width: 40 },
  ],
  rows(facts, told) {
    const { entries, head } = facts;
    if (isWithdrawn(head)) return [];
    const known = indicatorsOf(told.scheme, goalsInForce(entries));
    return [...cardsIn(entries).values()].map(({ indicator, slot, state, shown, responsible, at, why }) => [
      ...who(facts, told),
      known.find(({ id }) => id === indicator)?.name.zh ?? indicator,
      indicator,
      slot,
      bilingual(cardStates[state]),
      yes(shown.includes('red')),
      responsible.side === 'office'
        ? bilingual(roleNames['performance-office'])
        : (responsible.person ?? responsible.side),
      clock(at, told),
      why ?? null,
    ]);
  },
};
