import Empty from 'antd/es/empty';
import Segmented from 'antd/es/segmented';
import { lazy } from 'react';
import { agreementsPage } from '../../../shared/text/console/agreements.ts';
import { PageFrame } from '../../components/page-frame.tsx';
import { PeriodChoice, usePeriodChoice } from '../../components/period-choice.tsx';
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
  const { period } = chosen;
  const { place, go } = usePlace(period?.id);
  const all = useAgreements(period?.id);
  // Whoever has but one is shown that one.
  const [only, another] = all.rows;
  const isWhole = another !== undefined || all.hasMore;
  const subject = place.subject ?? (isWhole || place.view === 'tree' ? undefined : only?.subject);
  return (
    <PageFrame
      {...page}
      isReading={(chosen.isReading && period === undefined) || (all.isReading && all.rows.length === 0)}
      refused={chosen.refused ?? all.refused}
      again={all.again}
      actions={
        period && (
          <>
            <Segmented
              aria-label={t(agreementsPage.view)}
              value={place.view === 'tree' ? 'tree' : 'list'}
              onChange={(view: (typeof views)[number]) => go(view === 'tree' ? { view } : {})}
              options={views.map((value) => ({ value, label: t(agreementsPage[value]) }))}
            />
            <PeriodChoice {...chosen} />
          </>
        )
      }
    >
      {period === undefined && <Empty className="panel" description={t(agreementsPage['no-period'])} />}
      {period && place.view === 'tree' && <Cascade key={period.id} period={period} />}
      {period && place.view !== 'tree' && subject !== undefined && (
        <Agreement key={`${period.id} ${subject}`} period={period} subject={subject} isOneOfMany={isWhole} />
      )}
      {period && place.view !== 'tree' && subject === undefined && <AgreementList period={period} all={all} />}
    </PageFrame>
  );
}
