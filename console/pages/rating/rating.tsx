import { ratingPage } from '../../../shared/text/console/rating.ts';
import { PeriodPage, usePeriodChoice, type Period } from '../../components/period-choice.tsx';
import { rating as page } from './page.ts';
import { Sheet } from './sheet.tsx';

const isOpened = ({ phase, scheme }: Period): boolean => phase !== 'draft' && scheme !== undefined;

export default function Rating() {
  const chosen = usePeriodChoice(page, isOpened, 'assessment');
  return (
    <PeriodPage page={page} chosen={chosen} none={ratingPage['no-period']}>
      {(period) => <Sheet key={period.id} period={period.id} due={period.deadlines.assessment.until} />}
    </PeriodPage>
  );
}
