import LeftOutlined from '@ant-design/icons/es/icons/LeftOutlined';
import RightOutlined from '@ant-design/icons/es/icons/RightOutlined';
import Button from 'antd/es/button';
import { useState } from 'react';
import { Link } from 'react-router';
import { dutiesPage } from '../../../shared/text/console/duties.ts';
import { monthName } from '../../../shared/text/states.ts';
import { useRead } from '../../api/use-read.ts';
import type { Duty } from '../../page.ts';
import { placeOf } from '../../pages.ts';
import { useWords } from '../../words.tsx';
import { keyOf } from './list.tsx';
import { MonthTable } from '../../components/month-table.tsx';
import { monthOf } from '../../components/month.ts';

/** What one cell shows before it says how many more there are. */
const mostInCell = 3;

/** The same duties on the wall calendar, with the days off and the make-up days of the county. */
export default function DutyCalendar({ duties }: { readonly duties: readonly Duty[] }) {
  const { t, dayOf, today } = useWords();
  const [month, setMonth] = useState(() => today().slice(0, 7));
  const { data: year } = useRead('organisation.calendar', { params: { year: Number(month.slice(0, 4)) } });
  const byDay = Map.groupBy(duties, ({ due }) => (due === undefined ? '' : dayOf(due)));
  const name = t(monthName(month));
  return (
    <section className="panel month" aria-label={name}>
      <header>
        <Button
          icon={<LeftOutlined aria-hidden />}
          aria-label={t(dutiesPage['earlier-month'])}
          onClick={() => setMonth(monthOf(month, -1))}
        />
        <h2 aria-live="polite">{name}</h2>
        <Button
          icon={<RightOutlined aria-hidden />}
          aria-label={t(dutiesPage['later-month'])}
          onClick={() => setMonth(monthOf(month, 1))}
        />
        <Button onClick={() => setMonth(today().slice(0, 7))}>{t(dutiesPage['this-month'])}</Button>
      </header>
      <MonthTable
        month={month}
        classOf={(day) => classOf(day, { month, today: today() })}
        show={(day) => (
          <>
            <span className="month-day">
              {Number(day.slice(8))}
              {year?.holidays.includes(day) && <i className="off">{t(dutiesPage['day-off'])}</i>}
              {year?.makeUpDays.includes(day) && <i>{t(dutiesPage['working-day'])}</i>}
            </span>
            <Cell duties={byDay.get(day) ?? []} />
          </>
        )}
      />
    </section>
  );
}

const classOf = (day: string, { month, today }: { month: string; today: string }): string =>
  [day === today ? 'is-today' : '', day.startsWith(month) ? '' : 'is-outside'].join(' ').trim();

function Cell({ duties }: { readonly duties: readonly Duty[] }) {
  const { t, named } = useWords();
  if (duties.length === 0) return null;
  return (
    <ul>
      {duties.slice(0, mostInCell).map((duty) => {
        const where = placeOf(duty);
        const text = [t(duty.name), duty.subjectName && named(duty.subjectName)].filter(Boolean).join(' · ');
        return (
          <li key={keyOf(duty)} className={duty.overdue ? 'is-over' : ''} title={text}>
            {where === undefined ? text : <Link to={where}>{text}</Link>}
          </li>
        );
      })}
      {duties.length > mostInCell && (
        <li className="note">{t(dutiesPage['more-that-day'], { count: duties.length - mostInCell })}</li>
      )}
    </ul>
  );
}
