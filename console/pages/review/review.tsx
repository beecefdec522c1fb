import Empty from 'antd/es/empty';
import { reviewPage } from '../../../shared/text/console/review.ts';
import { PageFrame } from '../../components/page-frame.tsx';
import { PeriodChoice, usePeriodChoice } from '../../components/period-choice.tsx';
import { useWords } from '../../words.tsx';
import { review as page } from './page.ts';
import { Queue } from './queue.tsx';

export default function Review() {
  const { t } = useWords();
  const chosen = usePeriodChoice(page);
  const { period } = chosen;
  return (
    <PageFrame
      {...page}
      actions={<PeriodChoice {...chosen} />}
      isReading={chosen.isReading && period === undefined}
      refused={chosen.refused}
    >
      {period === undefined && <Empty className="panel" description={t(reviewPage['no-period'])} />}
      {period && <Queue key={period.id} period={period} />}
    </PageFrame>
  );
}
