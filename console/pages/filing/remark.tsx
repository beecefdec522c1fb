import Input from 'antd/es/input';
import { useState } from 'react';
import { filingRemark } from '../../../shared/text/console/filing.ts';
import { useAct } from '../../api/use-act.ts';
import { ActButton } from '../../components/act-button.tsx';
import { Acted } from '../../components/acted.tsx';
import { holds, isPerson, useDesk } from '../../shell/desk.tsx';
import { useWords } from '../../words.tsx';
import type { Slot } from './draft.ts';
import { Field } from './field.tsx';

interface RemarkProps {
  readonly period: string;
  readonly subject: string;
  readonly filing: NonNullable<Slot['filing']> & { readonly remarkUntil: string };
}

/** 核对意见: what whoever is assessed by another unit's figure says to it, while there is time, and what was answered. */
export function Remark({ period, subject, filing }: RemarkProps) {
  const { t, now, moment } = useWords();
  const desk = useDesk();
  const remarking = useAct('progress.remark');
  const [text, setText] = useState('');
  const { n, remark, answer, remarkUntil } = filing;
  const isOver = now() > Date.parse(remarkUntil);
  const mayRemark = isPerson(subject) || holds(desk, 'unit-leader');
  return (
    <div className="cell-remark">
      <h4>{t(filingRemark.title)}</h4>
      {remark && <p>{remark.text}</p>}
      {answer && <p>{t(filingRemark.answered, { why: answer.why })}</p>}
      {!remark && (
        <p className="note">{t(isOver ? filingRemark.over : filingRemark.until, { at: moment(remarkUntil) })}</p>
      )}
      {!remark && !isOver && (
        <>
          <Field label={t(filingRemark.text)}>
            {(id) => (
              <Input.TextArea
                id={id}
                autoSize={{ minRows: 2, maxRows: 6 }}
                maxLength={2000}
                value={text}
                onChange={({ target }) => setText(target.value)}
              />
            )}
          </Field>
          <ActButton
            size="small"
            why={
              mayRemark ? (text.trim().length < 4 ? t(filingRemark.short) : undefined) : t(filingRemark['by-leader'])
            }
            loading={remarking.isActing}
            onClick={() => void remarking.act({ params: { period, subject }, body: { filing: n, text: text.trim() } })}
          >
            {t(filingRemark.make)}
          </ActButton>
          <Acted acting={remarking} />
        </>
      )}
    </div>
  );
}
