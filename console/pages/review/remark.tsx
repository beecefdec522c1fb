import { useState } from 'react';
import { reviewPage } from '../../../shared/text/console/review.ts';
import { useAct } from '../../api/use-act.ts';
import { ActButton } from '../../components/act-button.tsx';
import { Confirm } from '../../components/confirm.tsx';
import type { Period } from '../../components/period-choice.tsx';
import { holds, useDesk } from '../../shell/desk.tsx';
import { useWords } from '../../words.tsx';
import { keyOf, type Figure } from './figures.ts';

interface RemarkedProps {
  readonly period: Period;
  readonly figure: Figure;
}

/** What the subject said to it, and what was answered; who has to answer does so here. */
export function Remarked({ period, figure }: RemarkedProps) {
  const { t, day } = useWords();
  const { remark, answer, stands } = figure;
  if (!remark) return null;
  return (
    <div className="remarked">
      <span className="odd">{t(reviewPage.remark)}</span>
      {remark.text}{' '}
      <span className="note">{t(reviewPage['said-by'], { name: remark.name ?? '—', day: day(remark.at) })}</span>
      {answer && <p>{t(reviewPage.kept, { why: answer.why, name: answer.name ?? '—' })}</p>}
      {stands === 'answer' && <Answer period={period} figure={figure} />}
    </div>
  );
}

function Answer({ period, figure }: RemarkedProps) {
  const { t, named } = useWords();
  const desk = useDesk();
  const keeps = useAct('progress.keep');
  const [isOpen, setOpen] = useState(false);
  const early = !holds(desk, 'unit-leader') && period.phase !== 'assessment';
  return (
    <>
      <ActButton
        size="small"
        why={early ? t(reviewPage['answer-early']) : undefined}
        onClick={() => {
          keeps.forget();
          setOpen(true);
        }}
      >
        {t(reviewPage.answer)}
      </ActButton>
      <Confirm
        open={isOpen}
        title={t(reviewPage['answer-title'])}
        act={t(reviewPage.answer)}
        whyKept={`keep/${period.id}/${keyOf(figure)}`}
        least={4}
        acting={keeps}
        onConfirm={async (why) => {
          const params = { period: period.id, subject: figure.of.subject, filing: String(figure.n) };
          return (await keeps.act({ params, body: { why } })) !== undefined;
        }}
        onClose={() => setOpen(false)}
      >
        <p>
          {named(figure.of.name)} · {t(figure.about)}：{figure.remark?.text}
        </p>
      </Confirm>
    </>
  );
}
