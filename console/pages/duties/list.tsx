import Empty from 'antd/es/empty';
import Tooltip from 'antd/es/tooltip';
import { Link } from 'react-router';
import { dutiesPage } from '../../../shared/text/console/duties.ts';
import { CardTag } from '../../components/card-tag.tsx';
import { DueDay } from '../../components/due-day.tsx';
import type { Duty } from '../../page.ts';
import { placeOf } from '../../pages.ts';
import { useWords, type Spoken } from '../../words.tsx';

const order = ['overdue', 'soon', 'later', 'undated'] as const;
type Heap = (typeof order)[number];

const heapOf = ({ due, overdue }: Duty, { daysUntil }: Spoken): Heap => {
  if (overdue) return 'overdue';
  if (due === undefined) return 'undated';
  return daysUntil(due) <= 3 ? 'soon' : 'later';
};

/** One duty of a list has no id of its own. */
export const keyOf = ({ what, period, subject, matter, filing, about }: Duty): string =>
  [what, period, subject, matter, filing?.indicator, filing?.slot, about?.zh].join(' ');

/** The duties by how urgent they are; each leads to where it is done. */
export function DutyList({ duties }: { readonly duties: readonly Duty[] }) {
  const words = useWords();
  const { t } = words;
  const heaps = Map.groupBy(duties, (duty) => heapOf(duty, words));
  if (duties.length === 0) return <Empty className="panel" description={t(dutiesPage.nothing)} />;
  return (
    <>
      {order.map((heap) => {
        const mine = heaps.get(heap) ?? [];
        if (mine.length === 0) return null;
        const id = `heap-${heap}`;
        return (
          <section key={heap} className={`panel heap heap-${heap}`} aria-labelledby={id}>
            <h2 id={id}>
              {t(dutiesPage[heap])} <span className="count">{mine.length}</span>
            </h2>
            <ul>
              {mine.map((duty) => (
                <li key={keyOf(duty)}>
                  <DutyLine duty={duty} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function DutyLine({ duty }: { readonly duty: Duty }) {
  const { t, named } = useWords();
  const { name, about, subjectName, periodName, card, returned, reason, due, overdue } = duty;
  const where = placeOf(duty);
  const title = (
    <>
      <span className="duty-what">{t(name)}</span>
      {about && <span className="duty-about">{t(about)}</span>}
      {returned && <span className="is-bad">{t(dutiesPage.returned)}</span>}
      <CardTag state={card} />
    </>
  );
  return (
    <>
      <span className="duty-title">
        {where === undefined ? (
          <Tooltip title={t(dutiesPage['no-page'])}>
            <span>{title}</span>
          </Tooltip>
        ) : (
          <Link to={where}>{title}</Link>
        )}
        {reason !== undefined && <span className="duty-reason">{reason}</span>}
      </span>
      <span>{subjectName ? named(subjectName) : ''}</span>
      <span className="duty-period">{periodName ? t(periodName) : ''}</span>
      <DueDay due={due} overdue={overdue} />
    </>
  );
}
