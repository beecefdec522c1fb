import Drawer from 'antd/es/drawer';
import { resultsPage, whyTexts } from '../../../shared/text/console/results.ts';
import { useWords } from '../../words.tsx';
import { Why } from './why.tsx';

interface WhyDrawerProps {
  readonly period: string;
  readonly subject: string;
  readonly onClose: () => void;
}

/** The answer beside the table that it was asked of. */
export function WhyDrawer({ period, subject, onClose }: WhyDrawerProps) {
  const { t } = useWords();
  return (
    <Drawer open title={t(resultsPage.why)} size={760} onClose={onClose} closable={{ 'aria-label': t(whyTexts.close) }}>
      <Why period={period} subject={subject} />
    </Drawer>
  );
}
