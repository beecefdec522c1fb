import { reviewPage } from '../../../shared/text/console/review.ts';
import { Evidence } from '../../components/evidence.tsx';
import { useWords } from '../../words.tsx';
import type { Figure } from './figures.ts';

interface FiledProps {
  readonly period: string;
  readonly figure: Figure;
}

/** Who filed and signed it, from where, and what it rests on, to be opened. */
export function Filed({ period, figure }: FiledProps) {
  const { t, named, moment } = useWords();
  const { by, signedBy, provider, source, narrative, forecast, evidence, of } = figure;
  return (
    <div className="filed">
      <span>
        {by.name ?? '—'} <span className="note">{moment(by.at)}</span>
      </span>
      {provider && <span className="note">{t(reviewPage['provided-by'], { name: named(provider.name) })}</span>}
      {signedBy !== undefined && <span className="note">{t(reviewPage['signed-by'], { name: signedBy })}</span>}
      <span className="note">{t(reviewPage.source, { source })}</span>
      {narrative !== undefined && <span>{narrative}</span>}
      {forecast && <span className="note">{t(reviewPage.forecast, forecast)}</span>}
      <Evidence period={period} subject={of.subject} pieces={evidence} />
    </div>
  );
}
