import Empty from 'antd/es/empty';
import { resultsPage } from '../../../shared/text/console/results.ts';
import { PageFrame } from '../../components/page-frame.tsx';
import { PeriodChoice, usePeriodChoice, type Period } from '../../components/period-choice.tsx';
import { holds, useDesk } from '../../shell/desk.tsx';
import { useWords } from '../../words.tsx';
import { OwnResults } from './own.tsx';
import { results as page } from './page.ts';
import { WholeResults } from './whole.tsx';

const overseers = ['performance-office', 'committee', 'supervisor'] as const;
const hasResults = ({ phase }: Period): boolean => ['feedback', 'application', 'archived'].includes(phase);

export default function Results() {
  const { t } = useWords();
  const desk = useDesk();
  const chosen = usePeriodChoice(page, hasResults);
  const { period } = chosen;
  // Of a period that runs the desk says as what one acts in it; who oversees one need not oversee another.
  const acted = desk.periods.find(({ id }) => id === period?.id)?.roles;
  const overseesIt = acted ? overseers.some((role) => acted.includes(role)) : holds(desk, ...overseers);
  return (
    <PageFrame
      {...page}
      actions={period && <PeriodChoice {...chosen} />}
      isReading={chosen.isReading && period === undefined}
      refused={chosen.refused}
    >
      {period === undefined && <Empty className="panel" description={t(resultsPage['no-period'])} />}
      {period && overseesIt && <WholeResults key={period.id} period={period} periods={chosen.periods} />}
      {period && !overseesIt && <OwnResults key={period.id} period={period.id} />}
    </PageFrame>
  );
}
