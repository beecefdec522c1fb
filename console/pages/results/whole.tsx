import Segmented from 'antd/es/segmented';
import Select from 'antd/es/select';
import { lazy, Suspense, useState } from 'react';
import { resultsPage } from '../../../shared/text/console/results.ts';
import { useAddress } from '../../components/address.ts';
import type { Period } from '../../components/period-choice.tsx';
import { Refused } from '../../components/refused.tsx';
import { useGroupName } from '../../shell/group-name.ts';
import { Find } from '../../components/find.tsx';
import { useWords } from '../../words.tsx';
import { Ranking } from './ranking.tsx';
import { Sections } from './sections.tsx';
import { Settling } from './settling.tsx';
import { earlierThan, useGroup, type Standing } from './use-group.ts';
import { useResults } from './use-results.ts';
import { WhyDrawer } from './why-drawer.tsx';

const Charts = lazy(() => import('./charts.tsx'));
const WhatIf = lazy(() => import('./what-if.tsx'));

const names = ['group', 'subject'] as const;
const views = ['ranking', 'sections', 'charts', 'what-if'] as const;

interface WholeResultsProps {
  readonly period: Period;
  readonly periods: readonly Period[];
}

/** For those who look over the period: what waits for its results, and each peer group. */
export function WholeResults({ period, periods }: WholeResultsProps) {
  const { t } = useWords();
  const groupName = useGroupName();
  const { place, go } = useAddress(period.id, names);
  const [view, setView] = useState<(typeof views)[number]>('ranking');
  const [wanted, setWanted] = useState('');
  const results = useResults(period.id);
  const groups = results.first?.groups ?? [];
  const group = place.group ?? groups[0]?.group;
  const earlier = earlierThan(period, periods);
  const found = useGroup(period.id, group);
  const before = useGroup(earlier?.id, earlier?.groups?.includes(group ?? '') ? group : undefined);
  const here = group === undefined ? {} : { group };
  const shown = found.ranking.filter(({ name }) => wanted === '' || t(name).includes(wanted));
  const drawn = {
    grades: found.grades,
    list: {
      rows: shown,
      rowKey: ({ subject }: Standing) => subject,
      empty: t(wanted === '' ? resultsPage['no-ranking'] : resultsPage['none-found']),
      isReading: found.isReading,
      refused: found.refused,
      again: found.again,
    },
    why: (subject: string) => go({ ...here, subject }, { replace: true }),
  };
  return (
    <>
      <Refused error={results.refused} again={results.again} />
      {results.first && <Settling period={period} results={results.first} unsettled={results.unsettled} />}
      <section className="panel" aria-label={group === undefined ? t(resultsPage.ranking) : groupName(group)}>
        <div className="choosing">
          <Select
            aria-label={t(resultsPage.group)}
            className="group-choice"
            value={group ?? null}
            onChange={(to: string) => go({ group: to }, { replace: true })}
            options={groups.map(({ group: value, subjects }) => ({
              value,
              label: t(resultsPage['of-group'], { name: groupName(value), count: subjects }),
            }))}
          />
          <Segmented
            aria-label={t(resultsPage.view)}
            value={view}
            onChange={setView}
            options={views.map((value) => ({ value, label: t(resultsPage[value]) }))}
          />
          {(view === 'ranking' || view === 'sections') && <Find label={t(resultsPage.find)} onFind={setWanted} />}
        </div>
        {view === 'ranking' && <Ranking {...drawn} before={before.ranking} {...(earlier ? { earlier } : {})} />}
        {view === 'sections' && <Sections {...drawn} sections={found.sections} />}
        {view === 'charts' && (
          <Suspense>
            <Charts found={found} before={before.ranking} {...(earlier ? { earlier } : {})} />
          </Suspense>
        )}
        {view === 'what-if' && group !== undefined && period.scheme && (
          <Suspense>
            <WhatIf key={group} period={period.id} group={group} scheme={period.scheme} />
          </Suspense>
        )}
      </section>
      {place.subject !== undefined && (
        <WhyDrawer period={period.id} subject={place.subject} onClose={() => go(here, { replace: true })} />
      )}
    </>
  );
}
