import Select from 'antd/es/select';
import { agreementSteps } from '../../../shared/text/console/agreements.ts';
import { changeGrounds } from '../../../shared/text/console/agreement-writing.ts';
import { useWords } from '../../words.tsx';
import type { Contract } from './agreement.tsx';

interface ChangesProps {
  readonly contract: Contract;
  readonly choose: (to: { readonly version?: string; readonly against?: string }) => void;
}

const laid: readonly string[] = ['propose', 'counter', 'change'];

/** 文本差别: what is different between two texts, whichever two are chosen. */
export function Changes({ contract: { text, events, against, changeReason }, choose }: ChangesProps) {
  const { t } = useWords();
  if (!text) return null;
  const versions = [...new Set(events.flatMap(({ step, version }) => (laid.includes(step) ? [version] : [])))];
  const option = (version: number) => ({
    value: String(version),
    label: t(agreementSteps.version, { version }),
  });
  const earlier = versions.filter((version) => version < text.version);
  return (
    <section className="panel" aria-labelledby="differs">
      <h2 id="differs">{t(agreementSteps.changes)}</h2>
      {changeReason && (
        <p className="change-reason">
          {t(agreementSteps['change-reason'])}：{t(changeGrounds[changeReason.ground])}，
          {t(agreementSteps['change-paper'], changeReason.document)}。{changeReason.explanation}
        </p>
      )}
      {versions.length > 1 && !text.isDraft && (
        <div className="comparing">
          <Select
            aria-label={t(agreementSteps['compare-version'])}
            value={String(text.version)}
            onChange={(version: string) => choose({ version })}
            options={versions.map(option)}
          />
          <span>{t(agreementSteps['compare-against'])}</span>
          <Select
            aria-label={t(agreementSteps['compare-against'])}
            value={against ? String(against.version) : null}
            disabled={earlier.length === 0}
            onChange={(to: string) => choose({ version: String(text.version), against: to })}
            options={earlier.map(option)}
          />
        </div>
      )}
      {!against && <p className="note">{t(agreementSteps['first-text'])}</p>}
      {against?.changes.length === 0 && <p className="note">{t(agreementSteps['no-difference'])}</p>}
      {against && against.changes.length > 0 && (
        <ul className="differences">
          {against.changes.map((change) => (
            <li key={change.zh}>{t(change)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
