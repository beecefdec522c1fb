import Button from 'antd/es/button';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { AgreedGoal } from '../../../shared/domain/agreement/goal.ts';
import { writing } from '../../../shared/text/console/agreement-writing.ts';
import { useAct } from '../../api/use-act.ts';
import { ActButton } from '../../components/act-button.tsx';
import { Acted } from '../../components/acted.tsx';
import { Confirm } from '../../components/confirm.tsx';
import type { Period } from '../../components/period-choice.tsx';
import { useWords } from '../../words.tsx';
import type { Contract } from './agreement.tsx';
import { ChangeForm } from './change-form.tsx';
import { Remarks } from './remarks.tsx';
import type { useCheck } from './use-check.ts';
import { usePlace } from './use-place.ts';
import type { WrittenText } from './written.ts';

interface SendingProps {
  readonly period: Period;
  readonly contract: Contract;
  readonly draft: WrittenText;
  readonly goals: AgreedGoal[];
  readonly check: ReturnType<typeof useCheck>;
  readonly keep: (next: WrittenText) => void;
  readonly done: () => void;
}

/** How the writer lays a text: proposed by the subject's side, countered by the assessor's, or asked for as a change of what was signed. */
const waysOf = ({ steps }: Contract) =>
  (['propose', 'counter', 'change'] as const).find((way) =>
    steps.some(({ step, why }) => step === way && why === undefined),
  );

/** 核查与提出: what is still wrong, then saving for oneself or laying it before the other side. */
export function Sending({ period, contract, draft, goals, check, keep, done }: SendingProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { address } = usePlace(period.id);
  const proposing = useAct('goals.propose');
  const countering = useAct('goals.counter');
  const [isAsked, setAsked] = useState(false);
  const [isSaved, setSaved] = useState<string>();
  const { subject, text } = contract;
  const params = { period: period.id, subject };
  const way = waysOf(contract);
  const wrong = check.remarks.filter(({ level }) => level === 'refuse');
  const odd = check.remarks.filter(({ level }) => level === 'warn');
  const general = check.remarks.filter(({ item, section }) => item === undefined && section === undefined);
  const isReady = check.isKnown && !check.isChecking && wrong.length === 0 && goals.length > 0;
  const why = isReady
    ? undefined
    : t(check.isChecking ? writing.checking : writing['check-wrong'], { count: wrong.length });
  const leave = () => void navigate(address({ subject }));
  const sent = () => {
    done();
    leave();
  };
  const asked = { params, ifMatch: draft.revision };
  const saveDraft = async () => {
    const saved = await proposing.act({ ...asked, body: { as: 'draft', goals } });
    if (!saved) return;
    keep({ ...draft, revision: saved.body.revision });
    setSaved(JSON.stringify(goals));
  };
  const lay = async (): Promise<boolean> => {
    const answer =
      way === 'counter'
        ? await countering.act({ ...asked, body: { goals } })
        : await proposing.act({ ...asked, body: { as: 'proposal', goals } });
    return answer !== undefined;
  };
  const acting = way === 'counter' ? countering : proposing;
  return (
    <aside className="panel sending" aria-label={t(writing.check)}>
      <h3>{t(writing.check)}</h3>
      <p role="status" className={isReady ? 'is-good' : wrong.length > 0 && !check.isChecking ? 'is-bad' : 'note'}>
        {check.isChecking
          ? t(writing.checking)
          : wrong.length > 0
            ? t(writing['check-wrong'], { count: wrong.length })
            : t(writing['check-right'])}
      </p>
      {odd.length > 0 && <p className="note">{t(writing['check-odd'], { count: odd.length })}</p>}
      <Remarks remarks={general} />
      <div className="steps-acts">
        {way && (
          <ActButton type="primary" why={why} onClick={() => setAsked(true)}>
            {t(writing[way === 'change' ? 'ask' : way])}
          </ActButton>
        )}
        {way === 'propose' && isDraftable(contract) && (
          <Button loading={proposing.isActing} onClick={() => void saveDraft()} disabled={goals.length === 0}>
            {t(writing['save-draft'])}
          </Button>
        )}
        <Button type="text" onClick={leave}>
          {t(writing.stop)}
        </Button>
      </div>
      {isSaved === JSON.stringify(goals) && <p role="status">{t(writing.saved)}</p>}
      {!isAsked && <Acted acting={proposing} />}
      {isAsked && way === 'change' && (
        <ChangeForm
          period={period.id}
          contract={contract}
          asked={asked}
          goals={goals}
          onSent={sent}
          onClose={() => setAsked(false)}
        />
      )}
      {isAsked && way !== 'change' && (
        <Confirm
          open
          title={t(writing[way ?? 'propose'])}
          act={t(writing[way ?? 'propose'])}
          acting={acting}
          onConfirm={async () => {
            const isDone = await lay();
            if (isDone) sent();
            return isDone;
          }}
          onClose={() => setAsked(false)}
        >
          <p>{t(writing['confirm-propose'], { version: (text?.version ?? 0) + 1, count: goals.length })}</p>
        </Confirm>
      )}
    </aside>
  );
}

/** A text that already lies before both sides is not taken back into a drawer. */
const isDraftable = ({ state }: Contract): boolean => state === 'none' || state === 'draft';
