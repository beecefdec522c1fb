import Drawer from 'antd/es/drawer';
import Spin from 'antd/es/spin';
import type { ReactNode } from 'react';
import { progressPage } from '../../../shared/text/console/progress.ts';
import { cellStates } from '../../../shared/text/console/filing.ts';
import type { Body } from '../../api/lines.ts';
import { useRead } from '../../api/use-read.ts';
import type { Period } from '../../components/period-choice.tsx';
import { givenText } from '../../components/given.ts';
import { CardTag } from '../../components/card-tag.tsx';
import { Light } from '../../components/light.tsx';
import { Refused } from '../../components/refused.tsx';
import { useWords } from '../../words.tsx';
import { whyOf } from './cell.tsx';
import { Forecast } from './forecast.tsx';
import { History } from './history.tsx';
import type { Item } from './looked-at.ts';
import type { Opened } from './lights.tsx';

interface DetailProps extends Opened {
  readonly period: Period;
  readonly onClose: () => void;
}

type Filed = Body<'progress.read'>['items'][number];

/** One item of a subject, or each of its items: how it goes and why, what was filed for each slot, and every filing ever made. */
export function Detail({ period, subject: of, indicator, onClose }: DetailProps) {
  const { t, named } = useWords();
  const { subject, name, items } = of;
  const { data, isReading, refused, again } = useRead('progress.read', { params: { period: period.id, subject } });
  const shown = items.filter((item) => indicator === undefined || item.indicator === indicator);
  return (
    <Drawer open title={named(name)} size={720} closable={{ 'aria-label': t(progressPage.close) }} onClose={onClose}>
      <Refused error={refused} again={again} />
      {isReading && <Spin />}
      {shown.map((item) => (
        <section key={item.indicator} className="lit-item" aria-label={named(item.name)}>
          <h3>
            {named(item.name)} <Light light={item.light} /> <CardTag state={item.card?.state} />
          </h3>
          <Facts item={item} />
          {data && <Slots filed={data.items.find((one) => one.indicator === item.indicator)} />}
          <details open={indicator !== undefined}>
            <summary>{t(progressPage.history)}</summary>
            <History period={period} subject={subject} indicator={item.indicator} />
          </details>
        </section>
      ))}
    </Drawer>
  );
}

/** What it was to be, is and is expected to become. */
function Facts({ item }: { readonly item: Item }) {
  const words = useWords();
  const { t, date } = words;
  const { unitOfMeasure = '', actual, target, baseline, asOf, counts } = item;
  const why = whyOf(item, words);
  const facts: [string, ReactNode][] = [
    [t(progressPage.actual), <b key="actual">{actual === null ? '—' : `${actual} ${unitOfMeasure}`}</b>],
    [t(progressPage.target), target === null ? '—' : `${target} ${unitOfMeasure}`],
    [t(progressPage.baseline), baseline === null ? '—' : `${baseline} ${unitOfMeasure}`],
    [t(progressPage.forecast), <Forecast key="forecast" item={item} />],
  ];
  return (
    <>
      <dl className="facts">
        {facts.map(([name, fact]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      <p>
        {why}
        {asOf !== null && <span className="note"> {t(progressPage['as-of'], { day: date(asOf) })}</span>}
        {asOf !== null && !counts && <span className="note"> · {t(progressPage['not-counting'])}</span>}
      </p>
    </>
  );
}

function Slots({ filed }: { readonly filed: Filed | undefined }) {
  const words = useWords();
  const { t, date } = words;
  const states = (slot: Filed['slots'][number]): string => {
    if (!slot.filing) return t(progressPage['not-filed']);
    if (slot.filing.state === 'returned') return t(cellStates.returned);
    return slot.counts === slot.filing.n ? t(progressPage.counts) : t(cellStates[slot.lacks ?? 'sign-off']);
  };
  if (!filed) return null;
  return (
    <table className="plain-table" aria-label={t(progressPage.slots)}>
      <thead>
        <tr>
          <th scope="col">{t(progressPage.slot)}</th>
          <th scope="col" className="figure">
            {t(progressPage.given)}
          </th>
          <th scope="col" className="figure">
            {t(progressPage['last-year'])}
          </th>
          <th scope="col">{t(progressPage.state)}</th>
          <th scope="col">{t(progressPage.due)}</th>
        </tr>
      </thead>
      <tbody>
        {filed.slots.map((slot) => (
          <tr key={slot.slot}>
            <th scope="row">{t(slot.name)}</th>
            <td className="figure">{slot.filing ? <b>{givenText(slot.filing.given, words)}</b> : '—'}</td>
            <td className="figure">{slot.lastYear ? givenText(slot.lastYear, words) : '—'}</td>
            <td>
              {states(slot)} <CardTag state={slot.card} />
            </td>
            <td className={slot.late ? 'is-bad' : ''}>
              {date(slot.due)} {slot.late && t(progressPage.late)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
