import PrinterOutlined from '@ant-design/icons/es/icons/PrinterOutlined';
import Button from 'antd/es/button';
import { lazy, Suspense, useEffect } from 'react';
import { Link } from 'react-router';
import { agreementsPage } from '../../../shared/text/console/agreements.ts';
import { useRead } from '../../api/use-read.ts';
import type { Body } from '../../api/lines.ts';
import type { Period } from '../../components/period-choice.tsx';
import { Refused } from '../../components/refused.tsx';
import { useWords } from '../../words.tsx';
import { Changes } from './changes.tsx';
import { Events } from './events.tsx';
import { Findings } from './findings.tsx';
import { Paper } from './paper.tsx';
import { Steps } from './steps.tsx';
import { usePlace } from './use-place.ts';

const Writing = lazy(() => import('./writing.tsx'));

export type Contract = Body<'goals.contract'>;

interface AgreementProps {
  readonly period: Period;
  readonly subject: string;
  readonly isOneOfMany: boolean;
}

/** One agreement: its text as a document, and beside it what can be done, what changed and what happened. */
export function Agreement({ period, subject, isOneOfMany }: AgreementProps) {
  const { t } = useWords();
  const { place, go, address } = usePlace(period.id);
  const { version, against } = place;
  useEffect(() => {
    scrollTo(0, 0);
  }, [place.do]);
  const params = { period: period.id, subject };
  const asked = { ...(version === undefined ? {} : { version }), ...(against === undefined ? {} : { against }) };
  const read = useRead('goals.contract', { params, query: asked });
  const { data } = read;
  const writes = data?.steps.some(
    ({ step, why }) => why === undefined && (step === 'propose' || step === 'counter' || step === 'change'),
  );
  if (place.do === 'write' && data && writes && version === undefined)
    return (
      <Suspense>
        <Writing period={period} contract={data} />
      </Suspense>
    );
  return (
    <>
      <div className="agreement-bar">
        {isOneOfMany && <Link to={address({})}>← {t(agreementsPage.back)}</Link>}
        {data?.text && (
          <Button icon={<PrinterOutlined aria-hidden />} onClick={() => print()}>
            {t(agreementsPage.print)}
          </Button>
        )}
      </div>
      <Refused error={read.refused} again={read.again} />
      {data && (
        <div className="agreement with-aside">
          <Paper period={period} contract={data} />
          <aside>
            <Steps period={period} contract={data} isLatest={version === undefined} address={address} />
            <Changes contract={data} choose={(to) => go({ subject, ...asked, ...to })} />
            <Findings findings={data.findings} />
            <Events contract={data} address={(to) => address({ subject, version: to })} />
          </aside>
        </div>
      )}
    </>
  );
}
