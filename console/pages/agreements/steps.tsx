import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { agreementSteps } from '../../../shared/text/console/agreements.ts';
import { ActButton } from '../../components/act-button.tsx';
import { DueDay } from '../../components/due-day.tsx';
import type { Period } from '../../components/period-choice.tsx';
import { useWords } from '../../words.tsx';
import type { Contract } from './agreement.tsx';
import { Asking } from './asking.tsx';
import { Standing } from './standing.tsx';
import { nameOf, type Step } from './step-name.ts';
import { Copying } from './copying.tsx';
import type { Place } from './use-place.ts';

interface StepsProps {
  readonly period: Period;
  readonly contract: Contract;
  readonly isLatest: boolean;
  readonly address: (to: Place) => string;
}

/** Signed goals change on legal grounds, all others are negotiated: whichever of the two it is not is not even offered. */
const fits = ({ state, text }: Contract, { step, why }: Step): boolean => {
  const inForce = state === 'signed' || state === 'imposed' || state === 'changing';
  if (step === 'change') return inForce;
  if (step === 'reject') return state === 'changing';
  if (step === 'sign')
    return state !== 'returned' && text !== undefined && !text.isDraft && (!inForce || state === 'changing');
  if (step === 'return') return state === 'proposed' || state === 'countered' || state === 'half-signed';
  if (step === 'permit-late') return !inForce && why === undefined;
  if (step === 'impose') return !inForce && (why === undefined || text !== undefined);
  return !inForce;
};

/** 现在可办: what the person does with the agreement, and why not now. */
export function Steps({ period, contract, isLatest, address }: StepsProps) {
  const { t, now } = useWords();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<Step>();
  const { state, steps, subject } = contract;
  const offered = steps.filter((step) => fits(contract, step));
  const due = period.deadlines.planning?.until;
  const isNegotiated = ['none', 'draft', 'proposed', 'countered', 'half-signed', 'returned'].includes(state);
  const back = state === 'returned' ? contract.events.findLast(({ step }) => step === 'return') : undefined;
  const act = (step: Step) => {
    if (step.step === 'propose' || step.step === 'counter' || step.step === 'change')
      void navigate(address({ subject, do: 'write' }));
    else setAsked(step);
  };
  // Whose side has signed has nothing left to do first.
  const signs = offered.filter(({ step }) => step === 'sign');
  const first = signs.find(({ why }) => why === undefined) ?? (signs.length > 0 ? undefined : offered[0]);
  return (
    <section className="panel steps" aria-labelledby="steps">
      <h2 id="steps">{t(agreementSteps.now)}</h2>
      <p>
        <Standing state={state} />
        {isNegotiated && due !== undefined && (
          <span className="steps-due">
            {t(agreementSteps.due)} <DueDay due={due} overdue={now() > Date.parse(due)} />
          </span>
        )}
      </p>
      {back?.why !== undefined && (
        <p className="change-reason">
          {t(agreementSteps.returned)}
          {back.why}
        </p>
      )}
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
              type={step === first ? 'primary' : 'default'}
              danger={step.step === 'reject' || step.step === 'return'}
              why={step.why && t(step.why)}
              onClick={() => act(step)}
            >
              {t(nameOf(step, contract))}
            </ActButton>
          ))}
        </div>
      )}
      {isLatest && <Copying period={period} contract={contract} />}
      {asked && <Asking period={period} contract={contract} step={asked} onClose={() => setAsked(undefined)} />}
    </section>
  );
}
