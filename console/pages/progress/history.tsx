import { progressPage } from '../../../shared/text/console/progress.ts';
import { slotName } from '../../../shared/text/duties.ts';
import { filingStates } from '../../../shared/text/states.ts';
import { useWhole } from '../../api/use-read.ts';
import { givenText } from '../../components/given.ts';
import type { Period } from '../../components/period-choice.tsx';
import { Refused } from '../../components/refused.tsx';
import { useWords } from '../../words.tsx';

interface HistoryProps {
  readonly period: Period;
  readonly subject: string;
  readonly indicator: string;
}

/** Every filing of an item, the newest first, with what became of it. */
export function History({ period, subject, indicator }: HistoryProps) {
  const words = useWords();
  const { t, moment } = words;
  const { rows, refused, isReading } = useWhole(
    'progress.filings',
    { params: { period: period.id, subject } },
    ({ filings }) => filings,
  );
  const own = rows.filter((filing) => filing.indicator === indicator).toReversed();
  if (own.length === 0)
    return (
      <>
        <Refused error={refused} />
        <p className="note">{isReading || refused ? '' : t(progressPage['no-history'])}</p>
      </>
    );
  return (
    <ol className="filings">
      {own.map(({ n, slot, given, source, narrative, byName = '—', at, state, supersedes, returnReason }) => (
        <li key={n}>
          <span>
            {t(slotName(slot, period.fiscalYearStart))} <b>{givenText(given, words)}</b>{' '}
            {supersedes !== undefined && <span className="note">{t(progressPage.corrects)} </span>}
            <span className={state === 'returned' ? 'is-bad' : 'note'}>{t(filingStates[state])}</span>
          </span>
          <span className="note">
            {t(progressPage['filed-by'], { name: byName, moment: moment(at) })} · {t(progressPage.source, { source })}
          </span>
          {narrative !== undefined && <span>{narrative}</span>}
          {returnReason !== undefined && <span>{t(progressPage['returned-for'], { why: returnReason })}</span>}
        </li>
      ))}
    </ol>
  );
}
