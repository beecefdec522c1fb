import Empty from 'antd/es/empty';
import Select from 'antd/es/select';
import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { parts } from '../../shared/text/console/parts.ts';
import { phaseNames } from '../../shared/text/states.ts';
import type { Body } from '../api/lines.ts';
import { usePages, useRead } from '../api/use-read.ts';
import type { Page } from '../page.ts';
import type { Text } from '../../shared/text/refusal.ts';
import { useWords, type Spoken } from '../words.tsx';
import { actsOver, useDesk, type Desk } from '../shell/desk.tsx';
import { ownIn } from './own-subjects.ts';
import { PageFrame } from './page-frame.tsx';

export type Period = Body<'periods.list'>['periods'][number];

interface Chosen {
  readonly period: Period | undefined;
  readonly periods: readonly Period[];
  readonly isReading: boolean;
  readonly refused: Error | undefined;
  readonly choose: (id: string) => void;
}

const overseers = [
  'performance-office',
  'committee',
  'supervisor',
  'audit-administrator',
  'rater',
  'appeal-body',
] as const;
const isNoDraft = ({ phase }: Pick<Period, 'phase'>): boolean => phase !== 'draft';

/** Where there is most to look at while nothing waits. */
const busiest = ['implementation', 'assessment', 'feedback', 'application', 'planning'] as const;

/**
 * The period a page is about, which stands in its address (`?period=2026-q1`). Until one is chosen, that of the most urgent duty that is
 * done on the page; else, of those that concern the person, one that runs, in the phase that the page is for where it has one; else the
 * latest that fits the page.
 */
export function usePeriodChoice(
  { does }: Pick<Page, 'does'>,
  fits: (period: Period) => boolean = isNoDraft,
  mainly?: Period['phase'],
): Chosen {
  const desk = useDesk();
  const [search, setSearch] = useSearchParams();
  const named = search.get('period');
  const { rows, isReading, refused } = usePages('periods.list', {}, ({ periods }) => periods);
  const waiting = useRead('duties.mine', {}, { when: named === null });
  // What is looked at does not change because the last of its duties was done.
  const [first, setFirst] = useState<string>();
  const periods = rows.filter(fits);
  const isKnown = !isReading && !waiting.isReading;
  const at = periods.find(({ id }) => id === (named ?? first)) ?? (isKnown ? begin() : undefined);

  function begin(): Period | undefined {
    const urgent = waiting.data?.duties.find(
      (duty) => does?.(duty) !== undefined && periods.some(({ id }) => id === duty.period),
    );
    const theirs = periods.filter(({ id }) => concerns(desk, id));
    const among = theirs.length > 0 ? theirs : periods;
    const running = [mainly, ...busiest].flatMap((phase) => among.find((one) => one.phase === phase) ?? []);
    return periods.find(({ id }) => id === urgent?.period) ?? running[0] ?? among[0];
  }
  if (named === null && isKnown && at && at.id !== first) setFirst(at.id);
  return {
    periods,
    period: at,
    isReading: !isKnown,
    refused,
    choose: (id) => setSearch({ period: id }, { replace: true }),
  };
}

/** Somebody acts in it for a subject, or over the whole of it. */
const concerns = (desk: Desk, period: string): boolean =>
  ownIn(desk, period).length > 0 || actsOver(desk, period, overseers);

type Offered = Pick<Period, 'id' | 'name' | 'phase'>;

interface PeriodChoiceProps {
  readonly period: Pick<Period, 'id'> | undefined;
  readonly periods: readonly Offered[];
  readonly choose: (id: string) => void;
}

/** Periods by name and phase, as they are chosen anywhere. */
export const periodOptions = (periods: readonly Offered[], { t }: Pick<Spoken, 't'>) =>
  periods.map(({ id, name, phase }) => ({ value: id, label: `${t(name)} · ${t(phaseNames[phase])}` }));

export function PeriodChoice({ period, periods, choose }: PeriodChoiceProps) {
  const words = useWords();
  return (
    <Select
      aria-label={words.t(parts.period)}
      className="period-choice"
      showSearch
      optionFilterProp="label"
      value={period?.id ?? null}
      onChange={choose}
      options={periodOptions(periods, words)}
    />
  );
}

interface PeriodPageProps {
  readonly page: Page;
  readonly chosen: Chosen;
  /** Said where there is no period to choose. */
  readonly none: Text;
  readonly actions?: ReactNode;
  readonly children: (period: Period) => ReactNode;
}

/** A page about one period, which is chosen at its head. */
export function PeriodPage({ page, chosen, none, actions, children }: PeriodPageProps) {
  const { t } = useWords();
  const { period, isReading, refused } = chosen;
  return (
    <PageFrame
      {...page}
      actions={
        period && (
          <>
            <PeriodChoice {...chosen} />
            {actions}
          </>
        )
      }
      isReading={isReading && period === undefined}
      refused={refused}
    >
      {period ? children(period) : <Empty className="panel" description={t(none)} />}
    </PageFrame>
  );
}
