import Alert from 'antd/es/alert';
import Progress from 'antd/es/progress';
import { useState } from 'react';
import { ratingPage } from '../../../shared/text/console/rating.ts';
import { refusing } from '../../../shared/text/console/shell.ts';
import { ActButton } from '../../components/act-button.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { DueDay } from '../../components/due-day.tsx';
import { useSaveKey } from '../../components/use-save-key.ts';
import { useWords } from '../../words.tsx';
import { columnsOf, limitsOf, progressOf, type Ballot, type Typed } from './said.ts';

interface SendingProps {
  readonly rows: readonly Ballot[];
  readonly typed: Typed;
  readonly due: string;
  readonly sending: {
    readonly isActing: boolean;
    readonly isKept: boolean;
    readonly done: number;
    readonly all: number;
    readonly refused: ReadonlyMap<string, Error>;
  };
  /** Every subject was read. */
  readonly isWhole: boolean;
  /** Gives how many were taken. */
  readonly send: (ballots: readonly Ballot[], submitted: boolean) => Promise<number>;
}

/** Above the sheet: how far it is, the draft, and the submission that is confirmed. */
export function Sending({ rows, typed, due, sending, isWhole, send }: SendingProps) {
  const { t, now } = useWords();
  const [isConfirming, setConfirming] = useState(false);
  const [told, setTold] = useState<string>();
  const open = rows.filter(({ why }) => why === undefined).map((ballot) => ({ ballot, ...progressOf(typed, ballot) }));
  const faults = open.reduce((sum, one) => sum + one.faults, 0);
  const drafts = open.filter((one) => one.changed && one.begun && one.faults === 0 && one.ballot.state !== 'submitted');
  const whole = open.filter((one) => one.whole && (one.changed || one.ballot.state !== 'submitted'));
  const left = open.filter((one) => !one.whole).length;
  const submitted = rows.filter(({ state }) => state === 'submitted').length;

  const closed = rows.length > 0 && open.length === 0 ? rows[0]?.why : undefined;
  const whyNot = closed ?? (faults > 0 ? t(ratingPage.faulty, { count: faults }) : undefined);
  const whyNoDraft = whyNot ?? (drafts.length === 0 ? t(ratingPage['nothing-changed']) : undefined);
  const isOver = columnsOf(rows).some((column) => limitsOf(typed, rows, column).some((limit) => limit.isOver));
  const whyNoSubmission =
    whyNot ??
    (isOver ? t(ratingPage['over-limit']) : undefined) ??
    (whole.length > 0 ? undefined : t(left > 0 ? ratingPage['nothing-whole'] : ratingPage['all-submitted']));

  const save = async () => {
    if (whyNoDraft !== undefined || sending.isActing) return;
    const count = await send(
      drafts.map(({ ballot }) => ballot),
      false,
    );
    setTold(t(ratingPage['saved-now'], { count }));
  };
  useSaveKey(() => void save());
  const submit = async () => {
    setConfirming(false);
    const count = await send(
      whole.map(({ ballot }) => ballot),
      true,
    );
    setTold(t(ratingPage['submitted-now'], { count }));
    return true;
  };
  return (
    <>
      <header className="rating-head">
        <span>{t(ratingPage.done, { done: submitted, all: rows.length })}</span>
        <span>
          {t(ratingPage.due)} <DueDay due={due} overdue={Date.parse(due) < now()} />
        </span>
        <span className="acts acts-last">
          <ActButton why={whyNoDraft} loading={sending.isActing} onClick={() => void save()}>
            {t(ratingPage.save)}
          </ActButton>
          <ActButton
            type="primary"
            why={whyNoSubmission}
            loading={sending.isActing || !isWhole}
            onClick={() => setConfirming(true)}
          >
            {whole.length > 0 ? t(ratingPage['submit-some'], { count: whole.length }) : t(ratingPage.submit)}
          </ActButton>
        </span>
      </header>
      {sending.isActing && (
        <div role="status">
          <Progress percent={Math.round((100 * sending.done) / Math.max(1, sending.all))} size="small" />
          {t(ratingPage.sending, { done: sending.done, all: sending.all })}
        </div>
      )}
      {sending.isKept && <Alert type="warning" showIcon role="status" title={t(refusing.kept)} />}
      {told !== undefined && !sending.isActing && (
        <Alert
          type={sending.refused.size > 0 ? 'warning' : 'success'}
          showIcon
          role="status"
          title={told}
          {...(sending.refused.size > 0
            ? { description: t(ratingPage['some-refused'], { count: sending.refused.size }) }
            : {})}
        />
      )}
      <Confirm
        open={isConfirming}
        title={t(ratingPage['confirm-title'], { count: whole.length })}
        act={t(ratingPage.submit)}
        onConfirm={submit}
        onClose={() => setConfirming(false)}
      >
        <p>{t(ratingPage['confirm-about'])}</p>
        {left > 0 && <p className="note">{t(ratingPage['confirm-left'], { count: left })}</p>}
      </Confirm>
    </>
  );
}
