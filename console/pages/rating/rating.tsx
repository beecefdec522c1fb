import Empty from 'antd/es/empty';
import { useSearchParams } from 'react-router';
import { ratingPage } from '../../../shared/text/console/rating.ts';
import { PeriodPage, usePeriodChoice } from '../../components/period-choice.tsx';
import { useWords } from '../../words.tsx';
import { rating as page } from './page.ts';
import { Sheet } from './sheet.tsx';

export default function Rating() {
  const { t } = useWords();
  const [search] = useSearchParams();
  const chosen = usePeriodChoice(page);
  // Where none was asked for, the one in which marks are given now.
  const running = chosen.periods.find(({ phase }) => phase === 'assessment');
  const at = search.has('period') ? chosen.period : (running ?? chosen.period);
  return (
    <PeriodPage page={page} chosen={{ ...chosen, period: at }} none={ratingPage['no-period']}>
      {(period) =>
        period.scheme === undefined ? (
          <Empty className="panel" description={t(ratingPage['no-period'])} />
        ) : (
          <Sheet key={period.id} period={period.id} due={period.deadlines.assessment.until} />
        )
      }
    </PeriodPage>
  );
}
