import { reviewPage } from '../../../shared/text/console/review.ts';
import { PeriodPage, usePeriodChoice } from '../../components/period-choice.tsx';
import { review as page } from './page.ts';
import { Queue } from './queue.tsx';

export default function Review() {
  const chosen = usePeriodChoice(page);
  return (
    <PeriodPage page={page} chosen={chosen} none={reviewPage['no-period']}>
      {(period) => <Queue key={period.id} period={period} />}
    </PeriodPage>
  );
}
