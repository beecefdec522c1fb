import Select from 'antd/es/select';
import { useSearchParams } from 'react-router';
import { reportsPage } from '../../shared/text/console/reports.ts';
import { phaseNames } from '../../shared/text/states.ts';
import type { Body } from '../api/lines.ts';
import { usePages } from '../api/use-read.ts';
import { useWords } from '../words.tsx';

export type Period = Body<'periods.list'>['periods'][number];

interface Chosen {
  readonly period: Period | undefined;
  readonly periods: readonly Period[];
  readonly isReading: boolean;
  readonly refused: Error | undefined;
  readonly choose: (id: string) => void;
}

const isNoDraft = ({ phase }: Period): boolean => phase !== 'draft';

/** The period a page is about, which stands in its address (`?period=2026-q1`): the latest that fits the page, until another is chosen. */
export function usePeriodChoice(fits: (period: Period) => boolean = isNoDraft): Chosen {
  const [search, setSearch] = useSearchParams();
  const { rows, isReading, refused } = usePages('periods.list', {}, ({ periods }) => periods);
  const periods = rows.filter(fits);
  const named = search.get('period');
  return {
    periods,
    period: periods.find(({ id }) => id === named) ?? periods[0],
    isReading,
    refused,
    choose: (id) => setSearch({ period: id }, { replace: true }),
  };
}

export function PeriodChoice({ period, periods, choose }: Chosen) {
  const { t } = useWords();
  return (
    <Select
      aria-label={t(reportsPage.period)}
      className="period-choice"
      showSearch
      optionFilterProp="label"
      value={period?.id ?? null}
      onChange={choose}
      options={periods.map(({ id, name, phase }) => ({ value: id, label: `${t(name)} · ${t(phaseNames[phase])}` }))}
    />
  );
}
