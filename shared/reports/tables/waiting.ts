import { heads, tableNames } from '../../text/reports/tables.ts';
import { roleNames } from '../../text/roles.ts';
import { clock, who, whoColumns, yes, type PeriodTable } from './table.ts';

/** Who has not agreed, filed, signed, accepted, rated, answered: what waits about each subject, and for whom. */
export const waiting: PeriodTable = {
  name: tableNames.waiting,
  reads: 'duties',
  columns: () => [
    ...whoColumns,
    { head: heads.duty, width: 30 },
    { head: heads.about, width: 36 },
    { head: heads.due, width: 18 },
    { head: heads.overdue, width: 10 },
    { head: heads.whom, width: 28 },
  ],
  rows: (facts, told) =>
    facts.duties.map(({ name, about, due, by, person, provider }) => [
      ...who(facts, told),
      name.zh,
      about?.zh ?? null,
      clock(due, told),
      yes(due !== undefined && told.now > due),
      person ?? provider ?? [...new Set(by.map(({ role }) => roleNames[role].zh))].join('、'),
    ]),
};
