import { reportsPage } from '../../../shared/text/console/reports.ts';
import { PeriodPage, usePeriodChoice } from '../../components/period-choice.tsx';
import { holds, useDesk } from '../../shell/desk.tsx';
import { OwnReports } from './own.tsx';
import { reports as page } from './page.ts';
import { PeriodReports } from './period.tsx';
import { Tables } from '../../components/tables.tsx';

export default function Reports() {
  const desk = useDesk();
  const chosen = usePeriodChoice(page);
  const seesAll = holds(desk, 'performance-office', 'committee', 'supervisor', 'audit-administrator');
  const makesTables = holds(desk, 'performance-office', 'committee', 'supervisor', 'unit-leader');
  return (
    <PeriodPage page={page} chosen={chosen} none={reportsPage['no-period']}>
      {(period) => (
        <>
          {seesAll ? (
            <PeriodReports key={period.id} period={period.id} />
          ) : (
            <OwnReports key={period.id} period={period} />
          )}
          {makesTables && (
            <Tables key={`${period.id} tables`} period={period.id} isOpened={period.scheme !== undefined} />
          )}
        </>
      )}
    </PeriodPage>
  );
}
