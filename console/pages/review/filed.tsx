import PaperClipOutlined from '@ant-design/icons/es/icons/PaperClipOutlined';
import Button from 'antd/es/button';
import { reviewPage } from '../../../shared/text/console/review.ts';
import { useAct } from '../../api/use-act.ts';
import { Refused } from '../../components/refused.tsx';
import { useWords } from '../../words.tsx';
import type { Figure } from './figures.ts';

interface FiledProps {
  readonly period: string;
  readonly figure: Figure;
}

/** Who filed and signed it, from where, and what it rests on, to be opened. */
export function Filed({ period, figure }: FiledProps) {
  const { t, named, moment } = useWords();
  const opening = useAct('progress.open-evidence');
  const { by, signedBy, provider, source, narrative, forecast, evidence, of } = figure;
  const open = async (id: string) => {
    const params = { period, subject: of.subject, evidence: id };
    const answer = await opening.act({ params });
    // The store says that it is to be saved, so that the page stays.
    if (answer) location.assign(answer.body.url);
  };
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
      {evidence.map(({ id, name = t(reviewPage.sealed) }) => (
        <Button
          key={id}
          type="link"
          size="small"
          className="name-link"
          icon={<PaperClipOutlined aria-hidden />}
          aria-label={t(reviewPage['open-evidence'], { name })}
          onClick={() => void open(id)}
        >
          {name}
        </Button>
      ))}
      <Refused error={opening.refused} />
    </div>
  );
}
