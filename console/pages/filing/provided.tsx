import Alert from 'antd/es/alert';
import Empty from 'antd/es/empty';
import Select from 'antd/es/select';
import { useSearchParams } from 'react-router';
import { filingPage, providing } from '../../../shared/text/console/filing.ts';
import { useRead } from '../../api/use-read.ts';
import { Reading } from '../../components/reading.tsx';
import { Refused } from '../../components/refused.tsx';
import { useWords } from '../../words.tsx';
import { Figures } from './figures.tsx';

/** 牵头部门: an indicator and a slot, and below it every subject with its figure. Which stands in the address. */
export function Provided({ period }: { readonly period: string }) {
  const { t, today, day } = useWords();
  const [search, setSearch] = useSearchParams();
  const { data, refused, again } = useRead('progress.provides', { params: { period } });
  if (refused) return <Refused error={refused} again={again} />;
  if (!data) return <Reading />;
  const named = search.get('indicator');
  const indicator = data.indicators.find((one) => one.indicator === named) ?? data.indicators[0];
  const slot =
    indicator?.slots.find((one) => one.slot === search.get('slot')) ??
    indicator?.slots.findLast(({ end }) => end <= today()) ??
    indicator?.slots[0];
  if (!indicator || !slot) return <Empty className="panel" description={t(providing.none)} />;
  const why = data.closed ?? slot.closed;
  return (
    <section className="panel filing" aria-label={t(filingPage.provided)}>
      {why && <Alert type="info" showIcon title={t(filingPage['nothing-now'])} description={t(why)} />}
      <header className="sheet-bar">
        <Select
          aria-label={t(providing.indicator)}
          className="period-choice"
          value={indicator.indicator}
          onChange={(value) => setSearch({ indicator: value }, { replace: true })}
          options={data.indicators.map(({ indicator: value, name }) => ({ value, label: t(name) }))}
        />
        <Select
          aria-label={t(providing.slot)}
          className="period-choice"
          value={slot.slot}
          onChange={(value) => setSearch({ indicator: indicator.indicator, slot: value }, { replace: true })}
          options={indicator.slots.map((one) => ({ value: one.slot, label: t(one.name) }))}
        />
        <span className="note">
          {[indicator.unitOfMeasure, t(filingPage.due, { day: day(slot.due) })].filter(Boolean).join(' · ')}
        </span>
      </header>
      <Figures
        key={`${indicator.indicator} ${slot.slot}`}
        period={period}
        indicator={indicator}
        slot={slot.slot}
        isClosed={why !== undefined}
      />
    </section>
  );
}
