import { type FormEvent, useState } from 'react';
import { publicPage } from '../../shared/text/console/public.ts';
import type { Text } from '../../shared/text/refusal.ts';
import type { Body } from '../api/lines.ts';
import { Refusal } from '../api/refusal.ts';
import { useWords } from '../words.tsx';
import { asked } from './ask.ts';
import { Failed } from './failed.tsx';

interface AnswerProps {
  readonly jurisdiction: string;
  readonly period: string;
  readonly subjects: readonly { readonly subject: string; readonly name: Text }[];
}

/** What became of a remark, for whoever has its code. */
export function Answer({ jurisdiction, period, subjects }: AnswerProps) {
  const { t, language, date } = useWords();
  const [subject, setSubject] = useState('');
  const [receipt, setReceipt] = useState('');
  const [failed, setFailed] = useState<unknown>();
  const [found, setFound] = useState<Body<'results.remark-answer'>>();
  const look = async (event: FormEvent) => {
    event.preventDefault();
    setFailed(undefined);
    setFound(undefined);
    // As people copy it: with blanks, or in capitals.
    const body = { subject, receipt: receipt.replace(/\s/g, '').toLowerCase() };
    try {
      setFound((await asked('results.remark-answer', { params: { jurisdiction, period }, body }, { language })).body);
    } catch (error) {
      setFailed(error);
    }
  };
  return (
    <section aria-labelledby="answer">
      <h2 id="answer">{t(publicPage['answer-title'])}</h2>
      <p className="quiet">{t(publicPage['answer-about'])}</p>
      <form onSubmit={(event) => void look(event)}>
        <label htmlFor="answer-unit">{t(publicPage.unit)}</label>
        <select id="answer-unit" required value={subject} onChange={({ target }) => setSubject(target.value)}>
          <option value="">{t(publicPage['choose-unit'])}</option>
          {subjects.map((one) => (
            <option key={one.subject} value={one.subject}>
              {t(one.name)}
            </option>
          ))}
        </select>
        <label htmlFor="answer-code">{t(publicPage.receipt)}</label>
        <input
          id="answer-code"
          required
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={60}
          value={receipt}
          onChange={({ target }) => setReceipt(target.value)}
        />
        <button type="submit" className="main">
          {t(publicPage.look)}
        </button>
      </form>
      {isMiswritten(failed) ? (
        <p role="alert" className="failed">
          {t(publicPage['wrong-code'])}
        </p>
      ) : (
        failed !== undefined && <Failed error={failed} />
      )}
      {found && (
        <dl role="status">
          <dt>{t(publicPage['your-remark'])}</dt>
          <dd>
            {found.text} <span className="quiet">{t(publicPage['received-at'], { at: date(found.receivedAt) })}</span>
          </dd>
          <dt>{t(publicPage.state)}</dt>
          <dd>{t(found.stateName)}</dd>
          {found.answer !== undefined && (
            <>
              <dt>{t(publicPage.answer)}</dt>
              <dd>
                {found.answer}{' '}
                {found.answeredAt !== undefined && (
                  <span className="quiet">{t(publicPage['answered-at'], { at: date(found.answeredAt) })}</span>
                )}
              </dd>
            </>
          )}
        </dl>
      )}
    </section>
  );
}

/** What was typed cannot be a code at all. */
const isMiswritten = (failed: unknown): boolean =>
  failed instanceof Refusal && (failed.told.faults?.some(({ at }) => at.join('.') === 'receipt') ?? false);
