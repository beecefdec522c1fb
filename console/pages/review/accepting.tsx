import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useState } from 'react';
import { parts } from '../../../shared/text/console/parts.ts';
import { reviewPage } from '../../../shared/text/console/review.ts';
import { useDraft } from '../../api/use-draft.ts';
import { Confirm } from '../../components/confirm.tsx';
import { givenText } from '../../components/given.ts';
import type { Period } from '../../components/period-choice.tsx';
import { useWords } from '../../words.tsx';
import { Doubts } from './doubts.tsx';
import { keyOf, needsReason, type Figure } from './figures.ts';
import type { Reasons, useReview } from './use-review.ts';

interface AcceptingProps {
  readonly period: Period;
  readonly figures: readonly Figure[];
  readonly review: ReturnType<typeof useReview>;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Characters of a reason, at least. */
const least = 4;
const none: Reasons = {};

/** What is accepted, and of each that is doubtful why it is right. What was typed is kept until it is done. */
export function Accepting({ period, figures, review, onDone, onClose }: AcceptingProps) {
  const words = useWords();
  const { t, named } = words;
  const { draft, keep, done } = useDraft(`accept/${period.id}`, none);
  const [isTried, setTried] = useState(false);
  const odd = figures.filter(needsReason);
  const reasonOf = (one: Figure): string => (draft[keyOf(one)] ?? '').trim();
  const lacking = odd.filter((one) => reasonOf(one).length < least);
  const said = odd.map(reasonOf).find((reason) => reason.length >= least);
  const accept = async (): Promise<boolean> => {
    setTried(true);
    if (lacking.length > 0) return false;
    const reasons = Object.fromEntries(odd.map((one) => [keyOf(one), reasonOf(one)]));
    const isDone = await review.accept(figures, reasons, t(reviewPage['why-accepting'], { period: t(period.name) }));
    if (isDone) {
      done();
      onDone();
    }
    return isDone;
  };
  return (
    <Confirm
      open
      title={t(reviewPage['accept-title'], { count: figures.length })}
      act={t(reviewPage['accept-do'])}
      acting={review.acting}
      onConfirm={accept}
      onClose={onClose}
    >
      <p>{t(reviewPage['accept-about'])}</p>
      {odd.length > 0 && (
        <>
          <p>{t(reviewPage['accept-doubtful'], { count: odd.length })}</p>
          <ul className="reasons">
            {odd.map((one) => {
              const key = keyOf(one);
              const what = `${named(one.of.name)} ${t(one.about)}`;
              const isShort = isTried && lacking.includes(one);
              return (
                <li key={key}>
                  <b>{what}</b>{' '}
                  <span className="figure">
                    {givenText(one.given, words)} {one.unitOfMeasure}
                  </span>
                  <Doubts figure={one} />
                  <Input.TextArea
                    aria-label={t(reviewPage['reason-for'], { what })}
                    aria-invalid={isShort}
                    autoSize={{ minRows: 1, maxRows: 4 }}
                    maxLength={500}
                    {...(isShort ? { status: 'error' } : {})}
                    value={draft[key] ?? ''}
                    onChange={({ target }) => keep({ ...draft, [key]: target.value })}
                  />
                  {isShort && <p className="is-bad">{t(parts['why-short'], { least })}</p>}
                </li>
              );
            })}
          </ul>
          {lacking.length > 0 && said !== undefined && (
            <Button
              size="small"
              onClick={() => keep({ ...draft, ...Object.fromEntries(lacking.map((one) => [keyOf(one), said])) })}
            >
              {t(reviewPage['same-reason'])}
            </Button>
          )}
        </>
      )}
      {review.deciding && review.deciding.all > 0 && (
        <p role="status">
          {t(reviewPage['deciding-outliers'], { done: review.deciding.done, all: review.deciding.all })}
        </p>
      )}
    </Confirm>
  );
}
