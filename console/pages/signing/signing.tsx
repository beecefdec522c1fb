import Empty from 'antd/es/empty';
import { signingPage } from '../../../shared/text/console/signing.ts';
import { useWhole } from '../../api/use-read.ts';
import { PeriodPage, usePeriodChoice } from '../../components/period-choice.tsx';
import { Unlisted } from '../../components/unlisted.tsx';
import { useWords } from '../../words.tsx';
import { AgreementsToSign } from './agreements.tsx';
import { FilingsToSign } from './filings.tsx';
import { signing as page } from './page.ts';
import { agreementsIn, filingsIn } from './to-sign.ts';

export default function Signing() {
  const { t } = useWords();
  const chosen = usePeriodChoice(page);
  return (
    <PeriodPage page={page} chosen={chosen} none={signingPage['no-period']}>
      {(period) => <OfPeriod key={period.id} id={period.id} name={t(period.name)} />}
    </PeriodPage>
  );
}

function OfPeriod(period: { readonly id: string; readonly name: string }) {
  const { t } = useWords();
  // A page tells only of those for whom something waits: the rest follows by itself.
  const state = useWhole('duties.to-sign', { params: { period: period.id } }, (body) => [body], { limit: 50 });
  const subjects = state.rows.flatMap((body) => body.subjects);
  const incomplete = state.rows.flatMap((body) => body.incomplete);
  const agreements = agreementsIn(subjects);
  const filings = filingsIn(subjects);
  const own = filings.filter(({ what }) => what === 'progress.sign-off');
  const provided = filings.filter(({ what }) => what === 'progress.sign-provided');
  const reading = { isReading: state.isReading };
  const nothing = agreements.length + filings.length === 0 && !reading.isReading && !state.refused;
  return (
    <>
      {nothing && <Empty className="panel" description={t(signingPage.nothing)} />}
      <AgreementsToSign period={period} rows={agreements} {...reading} />
      <FilingsToSign
        period={period}
        kind="progress.sign-off"
        rows={own}
        {...reading}
        refused={state.refused}
        again={state.again}
      />
      <FilingsToSign period={period} kind="progress.sign-provided" rows={provided} {...reading} />
      <Unlisted incomplete={incomplete} />
    </>
  );
}
