import { resultsPage } from '../../../shared/text/console/results.ts';
import { PeriodPage, usePeriodChoice, type Period } from '../../components/period-choice.tsx';
import { actsOver, useDesk } from '../../shell/desk.tsx';
import { OwnResults } from './own.tsx';
import { results as page } from './page.ts';
import { WholeResults } from './whole.tsx';

const overseers = ['performance-office', 'committee', 'supervisor'] as const;
const hasResults = ({ phase }: Period): boolean => ['feedback', 'application', 'archived'].includes(phase);

export default function Results() {
  const desk = useDesk();
  const chosen = usePeriodChoice(page, hasResults);
  return (
    <PeriodPage page={page} chosen={chosen} none={resultsPage['no-period']}>
      {(period) =>
        actsOver(desk, period.id, overseers) ? (
          <WholeResults key={period.id} period={period} periods={chosen.periods} />
        ) : (
          <OwnResults key={period.id} period={period} />
        )
      }
    </PeriodPage>
  );
}
