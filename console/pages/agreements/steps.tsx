import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { agreementSteps } from '../../../shared/text/console/agreements.ts';
import { agreementStates, sideNames } from '../../../shared/text/states.ts';
import { useAct } from '../../api/use-act.ts';
import { ActButton } from '../../components/act-button.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { DueDay } from '../../components/due-day.tsx';
import type { Period } from '../../components/period-choice.tsx';
import { useWords } from '../../words.tsx';
import type { Contract } from './agreement.tsx';
import { Copying } from './copying.tsx';
import type { Place } from './use-place.ts';

interface StepsProps {
  readonly period: Period;
  readonly contract: Contract;
  readonly isLatest: boolean;
  readonly address: (to: Place) => string;
}

type Step = Contract['steps'][number];

/** Signed goals change on legal grounds, all others are negotiated: whichever of the two it is not is not even offered. */
const fits = ({ state, text }: Contract, { step, why }: Step): boolean => {
  const inForce = state === 'signed' || state === 'imposed' || state === 'changing';
  if (step === 'change') return inForce;
  if (step === 'reject') return state === 'changing';
  if (step === 'sign') return text !== undefined && !text.isDraft && (!inForce || state === 'changing');
  if (step === 'impose') return !inForce && (why === undefined || text !== undefined);
  return !inForce;
};

/** 现在可办: what the person does with the agreement, and why not now. */
export function Steps({ period, contract, isLatest, address }: StepsProps) {
  const { t, now } = useWords();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<Step>();
  const { state, steps, subject, text } = contract;
  const offered = steps.filter((step) => fits(contract, step));
  const due = period.deadlines.planning?.until;
  const isNegotiated = ['none', 'draft', 'proposed', 'countered', 'half-signed'].includes(state);
  const act = (step: Step) => {
    if (step.step === 'propose' || step.step === 'counter' || step.step === 'change')
      void navigate(address({ subject, do: 'write' }));
    else setAsked(step);
  };
  const sign = offered.find(({ step, why }) => step === 'sign' && why === undefined);
  return (
    <section className="panel steps" aria-labelledby="steps">
      <h2 id="steps">{t(agreementSteps.now)}</h2>
      <p>
        <span className={`standing standing-${state}`}>{t(agreementStates[state])}</span>
        {isNegotiated && due !== undefined && (
          <span className="steps-due">
            {t(agreementSteps.due)} <DueDay due={due} overdue={now() > Date.parse(due)} />
          </span>
        )}
      </p>
      {!isLatest && (
        <p className="note">
          {t(agreementSteps['see-latest'])} <Link to={address({ subject })}>{t(agreementSteps['to-latest'])}</Link>
        </p>
      )}
      {isLatest && offered.length === 0 && <p className="note">{t(agreementSteps['nothing-mine'])}</p>}
      {isLatest && (
        <div className="steps-acts">
          {offered.map((step) => (
            <ActButton
              key={`${step.step} ${step.side ?? ''}`}
              type={step === (sign ?? offered[0]) ? 'primary' : 'default'}
              danger={step.step === 'reject'}
              why={step.why && t(step.why)}
              onClick={() => act(step)}
            >
              {t(nameOf(step, contract))}
            </ActButton>
          ))}
        </div>
      )}
      {isLatest && <Copying period={period} contract={contract} />}
      {asked && text && (
        <Asking period={period} contract={contract} step={asked} text={text} onClose={() => setAsked(undefined)} />
      )}
    </section>
  );
}

function nameOf({ step, side }: Step, { state, text }: Contract) {
  switch (step) {
    case 'propose':
      if (state === 'draft') return agreementSteps['write-draft'];
      return text ? agreementSteps['write-on'] : agreementSteps.write;
    case 'counter':
      return text ? agreementSteps.counter : agreementSteps['hand-down'];
    case 'sign':
      return agreementSteps[side === 'assessor' ? 'sign-assessor' : 'sign-subject'];
    case 'reject':
      return side === text?.side ? agreementSteps['take-back'] : agreementSteps.reject;
    case 'change':
    case 'impose':
      return agreementSteps[step];
  }
}

interface AskingProps {
  readonly period: Period;
  readonly contract: Contract;
  readonly step: Step;
  readonly text: NonNullable<Contract['text']>;
  readonly onClose: () => void;
}

/** What it is, word for word, before it is signed, ended or imposed. */
function Asking({ period, contract, step: { step, side }, text, onClose }: AskingProps) {
  const { t, named } = useWords();
  const signing = useAct('goals.sign');
  const rejecting = useAct('goals.reject-change');
  const imposing = useAct('goals.impose');
  const { subject, name } = contract;
  const { version, hash } = text;
  const params = { period: period.id, subject };
  const blanks = {
    version,
    name: named(name),
    period: t(period.name),
    count: text.goals.length,
    side: side ? sideNames[side] : '',
  };
  if (step === 'sign' && side)
    return (
      <Confirm
        open
        title={t(agreementSteps['sign-title'], blanks)}
        act={t(agreementSteps['sign-do'])}
        acting={signing}
        onConfirm={async () => (await signing.act({ params, body: { version, hash, side } })) !== undefined}
        onClose={onClose}
      >
        <p>{t(agreementSteps['sign-about'], blanks)}</p>
      </Confirm>
    );
  if (step === 'reject')
    return (
      <Confirm
        open
        danger
        title={t(nameOf({ step, ...(side ? { side } : {}) }, contract))}
        act={t(nameOf({ step, ...(side ? { side } : {}) }, contract))}
        whyKept={`reject-change/${period.id}/${subject}`}
        acting={rejecting}
        onConfirm={async (why) => (await rejecting.act({ params, body: { version, why } })) !== undefined}
        onClose={onClose}
      >
        <p>{t(agreementSteps['reject-about'])}</p>
      </Confirm>
    );
  return (
    <Confirm
      open
      title={t(agreementSteps.impose)}
      act={t(agreementSteps.impose)}
      whyKept={`impose/${period.id}/${subject}`}
      acting={imposing}
      onConfirm={async (reason) => (await imposing.act({ params, body: { version, hash, reason } })) !== undefined}
      onClose={onClose}
    >
      <p>{t(agreementSteps['impose-about'], blanks)}</p>
    </Confirm>
  );
}
