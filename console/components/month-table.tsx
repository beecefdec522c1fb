import type { ReactNode } from 'react';
import { weekdays } from '../../shared/text/console/duties.ts';
import { useWords } from '../words.tsx';
import { weeksOf } from './month.ts';

interface MonthTableProps {
  /** `2026-11` */
  readonly month: string;
  readonly caption?: string;
  readonly classOf?: (day: string) => string;
  /** What stands in the cell of a day, those of the neighbouring months among them. */
  readonly show: (day: string) => ReactNode;
}

/** A month as it hangs on the wall, Monday first. */
export function MonthTable({ month, caption, classOf, show }: MonthTableProps) {
  const { t } = useWords();
  return (
    <table>
      {caption !== undefined && <caption>{caption}</caption>}
      <thead>
        <tr>
          {weekdays.map((weekday) => (
            <th key={weekday.en} scope="col">
              {t(weekday)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <td key={day} className={classOf?.(day)}>
                {show(day)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
