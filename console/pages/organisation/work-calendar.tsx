import Alert from 'antd/es/alert';
import InputNumber from 'antd/es/input-number';
import { useState } from 'react';
import { calendarText, organisationPage } from '../../../shared/text/console/organisation.ts';
import { monthName } from '../../../shared/text/states.ts';
import { useAct } from '../../api/use-act.ts';
import { useRead } from '../../api/use-read.ts';
import type { Body } from '../../api/lines.ts';
import { ActButton } from '../../components/act-button.tsx';
import { Acted } from '../../components/acted.tsx';
import { MonthTable } from '../../components/month-table.tsx';
import { Refused } from '../../components/refused.tsx';
import { useWords } from '../../words.tsx';

type Year = Body<'organisation.calendar'>;

/** The year on one page; a click makes a day one of rest or of work. */
export default function WorkCalendar() {
  const { t, today } = useWords();
  const [year, setYear] = useState(() => Number(today().slice(0, 4)));
  const { data, etag, refused } = useRead('organisation.calendar', { params: { year } });
  return (
    <section className="panel">
      <p className="note">{t(calendarText.about)}</p>
      <div className="asking">
        <InputNumber
          aria-label={t(calendarText.year)}
          min={2000}
          max={2200}
          value={year}
          onChange={(next) => next !== null && setYear(next)}
        />
      </div>
      <Refused error={refused} />
      {data?.provisional && <Alert type="warning" showIcon title={t(calendarText.provisional)} />}
      {data && <YearPlan key={`${year} ${etag}`} kept={data} etag={etag} />}
    </section>
  );
}

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(day).getUTCDay());

/** A day of rest is a weekend that is not worked, or a holiday. */
const rests = ({ holidays, makeUpDays }: Pick<Year, 'holidays' | 'makeUpDays'>, day: string): boolean =>
  !makeUpDays.includes(day) && (holidays.includes(day) || isWeekend(day));

function YearPlan({ kept, etag }: { readonly kept: Year; readonly etag: number }) {
  const { t } = useWords();
  const [plan, setPlan] = useState({ holidays: kept.holidays, makeUpDays: kept.makeUpDays });
  const [touched, setTouched] = useState(false);
  const keeping = useAct('organisation.keep-calendar');
  const turn = (day: string) => {
    const without = {
      holidays: plan.holidays.filter((one) => one !== day),
      makeUpDays: plan.makeUpDays.filter((one) => one !== day),
    };
    // On a weekend only work is said, on other days only rest.
    if (rests(plan, day)) setPlan(isWeekend(day) ? { ...without, makeUpDays: [...without.makeUpDays, day] } : without);
    else setPlan(isWeekend(day) ? without : { ...without, holidays: [...without.holidays, day] });
    setTouched(true);
  };
  const save = () => keeping.act({ params: { year: kept.year }, ifMatch: etag, body: plan });
  return (
    <>
      <div className="year">
        {Array.from({ length: 12 }, (_, at) => `${kept.year}-${String(at + 1).padStart(2, '0')}`).map((month) => (
          <MonthPlan key={month} month={month} plan={plan} turn={turn} />
        ))}
      </div>
      <Acted acting={keeping} />
      <ActButton
        type="primary"
        why={touched ? undefined : t(calendarText.none)}
        loading={keeping.isActing}
        onClick={() => void save()}
      >
        {t(organisationPage.save)}
      </ActButton>{' '}
      {touched && <span className="note">{t(calendarText.changed)}</span>}
    </>
  );
}

interface MonthPlanProps {
  readonly month: string;
  readonly plan: Pick<Year, 'holidays' | 'makeUpDays'>;
  readonly turn: (day: string) => void;
}

function MonthPlan({ month, plan, turn }: MonthPlanProps) {
  const { t, date } = useWords();
  return (
    <MonthTable
      month={month}
      caption={t(monthName(month))}
      show={(day) =>
        day.startsWith(month) && (
          <button type="button" className={rests(plan, day) ? 'is-rest' : ''} onClick={() => turn(day)}>
            {Number(day.slice(8))}{' '}
            <span className="unseen">
              {t(rests(plan, day) ? calendarText['day-rest'] : calendarText['day-work'], { day: date(day) })}
            </span>
            {plan.holidays.includes(day) && <i aria-hidden>{t(calendarText.rest)}</i>}
            {plan.makeUpDays.includes(day) && <i aria-hidden>{t(calendarText.work)}</i>}
          </button>
        )
      }
    />
  );
}
