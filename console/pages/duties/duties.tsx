import Segmented from 'antd/es/segmented';
import { lazy, useState } from 'react';
import { dutiesPage } from '../../../shared/text/console/duties.ts';
import { useRead } from '../../api/use-read.ts';
import { PageFrame } from '../../components/page-frame.tsx';
import { Unlisted } from '../../components/unlisted.tsx';
import { useWords } from '../../words.tsx';
import { Lately } from './lately.tsx';
import { DutyList } from './list.tsx';
import { duties as page } from './page.ts';
import { RunningPeriods } from './periods.tsx';
import { Subscribe } from './subscribe.tsx';

const DutyCalendar = lazy(() => import('./calendar.tsx'));

export default function Duties() {
  const { t } = useWords();
  const { data, isReading, refused, again } = useRead('duties.mine');
  const [view, setView] = useState<'list' | 'calendar'>('list');
  const views = (['list', 'calendar'] as const).map((value) => ({ value, label: t(dutiesPage[value]) }));
  return (
    <PageFrame
      {...page}
      isReading={isReading}
      refused={refused}
      again={again}
      actions={
        <>
          <Segmented aria-label={t(dutiesPage.view)} options={views} value={view} onChange={setView} />
          <Subscribe />
        </>
      }
    >
      {data && (
        <div className="with-aside">
          <div>
            {view === 'list' ? <DutyList duties={data.duties} /> : <DutyCalendar duties={data.duties} />}
            {data.more && <p className="note">{t(dutiesPage.more)}</p>}
            <Unlisted incomplete={data.incomplete} />
            <Lately />
          </div>
          <RunningPeriods />
        </div>
      )}
    </PageFrame>
  );
}
