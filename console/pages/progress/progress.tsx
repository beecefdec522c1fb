import FileExcelOutlined from '@ant-design/icons/es/icons/FileExcelOutlined';
import Button from 'antd/es/button';
import Drawer from 'antd/es/drawer';
import { useState } from 'react';
import { Link } from 'react-router';
import { progressPage } from '../../../shared/text/console/progress.ts';
import { PeriodPage, usePeriodChoice, type Period } from '../../components/period-choice.tsx';
import { Tables } from '../../components/tables.tsx';
import { useWords } from '../../words.tsx';
import { results } from '../results/page.ts';
import { Lights } from './lights.tsx';
import { progress as page } from './page.ts';
import { Waiting } from './waiting.tsx';

export default function Progress() {
  const { t } = useWords();
  const chosen = usePeriodChoice(page);
  const [exports, setExports] = useState(false);
  return (
    <PeriodPage
      page={page}
      chosen={chosen}
      none={progressPage['no-period']}
      actions={
        <Button icon={<FileExcelOutlined aria-hidden />} onClick={() => setExports(true)}>
          {t(progressPage.export)}
        </Button>
      }
    >
      {(period) => (
        <>
          {period.phase === 'implementation' || period.phase === 'assessment' ? (
            <Lights key={period.id} period={period} />
          ) : (
            <Unlit period={period} />
          )}
          <Waiting key={`${period.id} waiting`} period={period.id} />
          <Drawer
            open={exports}
            size={560}
            title={t(progressPage.export)}
            closable={{ 'aria-label': t(progressPage.close) }}
            onClose={() => setExports(false)}
          >
            <Tables period={period.id} isOpened={period.scheme !== undefined} />
          </Drawer>
        </>
      )}
    </PeriodPage>
  );
}

/** Nothing lights before there are figures, and afterwards there are results. */
function Unlit({ period: { id, phase } }: { readonly period: Period }) {
  const { t } = useWords();
  const isEarly = phase === 'draft' || phase === 'planning';
  return (
    <p className="panel">
      {isEarly ? (
        t(progressPage['not-yet'])
      ) : (
        <>
          {t(progressPage.over)} <Link to={`${results.path}?period=${id}`}>{t(results.title)}</Link>
        </>
      )}
    </p>
  );
}
