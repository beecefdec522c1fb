import Empty from 'antd/es/empty';
import { reportsPage } from '../../../shared/text/console/reports.ts';
import { PageFrame } from '../../components/page-frame.tsx';
import { PeriodChoice, usePeriodChoice } from '../../components/period-choice.tsx';
import { holds, useDesk } from '../../shell/desk.tsx';
import { useWords } from '../../words.tsx';
import { OwnReports } from './own.tsx';
import { reports as page } from './page.ts';
import { PeriodReports } from './period.tsx';
import { Tables } from '../../components/tables.tsx';

export default function Reports() {
  const { t } = useWords();
  const desk = useDesk();
  const chosen = usePeriodChoice(page);
  const { period } = chosen;
  const seesAll = holds(desk, 'performance-office', 'committee', 'supervisor', 'audit-administrator');
  const makesTables = holds(desk, 'performance-office', 'committee', 'supervisor', 'unit-leader');
  return (
    <PageFrame
      {...page}
      actions={<PeriodChoice {...chosen} />}
      isReading={chosen.isReading && period === undefined}
      refused={chosen.refused}
    >
      {period === undefined && <Empty className="panel" description={t(reportsPage['no-period'])} />}
      {period && seesAll && <PeriodReports key={period.id} period={period.id} />}
      {period && !seesAll && <OwnReports key={period.id} period={period.id} />}
      {period && makesTables && (
        <Tables key={`${period.id} tables`} period={period.id} isOpened={period.scheme !== undefined} />
      )}
    </PageFrame>
  );
}
