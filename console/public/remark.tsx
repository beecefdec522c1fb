import { type FormEvent, useId, useRef, useState } from 'react';
import { publicPage } from '../../shared/text/console/public.ts';
import type { Body } from '../api/lines.ts';
import { newKey } from '../api/new-key.ts';
import { useDraft } from '../api/use-draft.ts';
import { useWords } from '../words.tsx';
import { asked } from './ask.ts';
import { Failed } from './failed.tsx';

interface RemarkProps {
  readonly jurisdiction: string;
  readonly period: string;
  readonly subject: string;
  readonly name: string;
  readonly onClose: () => void;
}

const least = 4;
const most = 2000;

/** A remark without a name, against a code by which its answer is read. */
export function Remark({ jurisdiction, period, subject, name, onClose }: RemarkProps) {
  const { t, language } = useWords();
  const id = useId();
  const { draft, keep, done } = useDraft(`public/${jurisdiction}/${period}/${subject}`, { text: '' });
  // The same for the same wish, however often it is sent.
  const key = useRef(newKey());
  const [isShort, setShort] = useState(false);
  const [isSending, setSending] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  const [receipt, setReceipt] = useState<Body<'results.remark-unnamed'>>();
  const text = draft.text.trim();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setShort(text.length < least);
    if (text.length < least || isSending) return;
    setSending(true);
    setFailed(undefined);
    try {
      const { body } = await asked(
        'results.remark-unnamed',
        { params: { jurisdiction, period }, body: { subject, text } },
        { language, key: key.current },
      );
      setReceipt(body);
      done();
    } catch (error) {
      setFailed(error);
    } finally {
      setSending(false);
    }
  };
  if (receipt) return <Received {...receipt} />;
  return (
    <form onSubmit={(event) => void send(event)} aria-label={t(publicPage['remark-on'], { unit: name })} noValidate>
      <p className="quiet">{t(publicPage['remark-about'])}</p>
      <label htmlFor={id}>{t(publicPage['remark-text'])}</label>
      <textarea
        id={id}
        rows={5}
        maxLength={most}
        value={draft.text}
        aria-invalid={isShort}
        aria-describedby={`${id}-said`}
        onChange={({ target }) => {
          key.current = newKey();
          setShort(false);
          keep({ text: target.value });
        }}
      />
      <p id={`${id}-said`} className={isShort ? 'wrong' : 'quiet'} role={isShort ? 'alert' : undefined}>
        {isShort
          ? t(publicPage['remark-short'], { least })
          : t(publicPage['remark-left'], { count: most - draft.text.length })}
      </p>
      {failed !== undefined && <Failed error={failed} />}
      <button type="submit" className="main" disabled={isSending}>
        {t(isSending ? publicPage.sending : publicPage.send)}
      </button>
      <button type="button" onClick={onClose}>
        {t(publicPage.cancel)}
      </button>
    </form>
  );
}

function Received({ receipt, due }: Body<'results.remark-unnamed'>) {
  const { t, moment } = useWords();
  const [isCopied, setCopied] = useState(false);
  return (
    <div className="received" role="status">
      <p className="thanks">{t(publicPage.thanks)}</p>
      {due !== undefined && <p>{t(publicPage['answer-by'], { at: moment(due) })}</p>}
      <p>{t(publicPage.receipt)}</p>
      <code>{receipt.match(/.{1,4}/g)?.join(' ')}</code>
      <p>{t(publicPage['receipt-about'])}</p>
      {isSecureContext && (
        <button
          type="button"
          onClick={() =>
            void navigator.clipboard.writeText(receipt).then(
              () => setCopied(true),
              () => undefined,
            )
          }
        >
          {t(isCopied ? publicPage.copied : publicPage.copy)}
        </button>
      )}
    </div>
  );
}
