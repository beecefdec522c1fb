import Segmented from 'antd/es/segmented';
import { lazy } from 'react';
import { agreementsPage } from '../../../shared/text/console/agreements.ts';
import { PeriodPage, usePeriodChoice, type Period } from '../../components/period-choice.tsx';
import { Reading } from '../../components/reading.tsx';
import { Refused } from '../../components/refused.tsx';
import { useWords } from '../../words.tsx';
import { Agreement } from './agreement.tsx';
import { AgreementList } from './list.tsx';
import { agreements as page } from './page.ts';
import { useAgreements } from './use-agreements.ts';
import { usePlace } from './use-place.ts';

const Cascade = lazy(() => import('./cascade.tsx'));

const views = ['list', 'tree'] as const;

export default function Agreements() {
  const { t } = useWords();
  const chosen = usePeriodChoice(page);
  const { place, go } = usePlace(chosen.period?.id);
  const view = place.view === 'tree' ? 'tree' : 'list';
  return (
    <PeriodPage
      page={page}
      chosen={chosen}
      none={agreementsPage['no-period']}
      actions={
        <Segmented
          aria-label={t(agreementsPage.view)}
          value={view}
          onChange={(next: (typeof views)[number]) => go(next === 'tree' ? { view: next } : {})}
          options={views.map((value) => ({ value, label: t(agreementsPage[value]) }))}
        />
      }
    >
      {(period) =>
        view === 'tree' ? (
          <Cascade key={period.id} period={period} />
        ) : (
          <OfPeriod key={period.id} period={period} asked={place.subject} />
        )
      }
    </PeriodPage>
  );
}

/** All of them, or one; whoever has but one is shown that one. */
function OfPeriod({ period, asked }: { readonly period: Period; readonly asked: string | undefined }) {
  const all = useAgreements(period.id);
  const [only, another] = all.rows;
  if (!only && (all.isReading || all.refused))
    return all.isReading ? <Reading /> : <Refused error={all.refused} again={all.again} />;
  const isWhole = another !== undefined || all.hasMore;
  const subject = asked ?? (isWhole ? undefined : only?.subject);
  return subject === undefined ? (
    <AgreementList period={period} all={all} />
  ) : (
    <Agreement key={subject} period={period} subject={subject} isOneOfMany={isWhole} />
  );
}
