import Input from 'antd/es/input';
import { useState } from 'react';
import { agreementSteps } from '../../../shared/text/console/agreements.ts';
import { sideNames } from '../../../shared/text/states.ts';
import { useAct } from '../../api/use-act.ts';
import { Confirm } from '../../components/confirm.tsx';
import type { Period } from '../../components/period-choice.tsx';
import { measured } from '../../../shared/text/measured.ts';
import { useWords } from '../../words.tsx';
import type { Contract } from './agreement.tsx';
import { nameOf, type Step } from './step-name.ts';

interface AskingProps {
  readonly period: Period;
  readonly contract: Contract;
  readonly step: Step;
  readonly onClose: () => void;
}

/** What it is, word for word, before it is signed, ended or imposed. */
export function Asking({ period, contract, step: { step, side }, onClose }: AskingProps) {
  const { t, named } = useWords();
  const signing = useAct('goals.sign');
  const rejecting = useAct('goals.reject-change');
  const imposing = useAct('goals.impose');
  const returning = useAct('goals.return');
  const permitting = useAct('goals.permit-late');
  const [until, setUntil] = useState('');
  const { subject, name, text } = contract;
  const { version = 0, hash = '', goals = [] } = text ?? {};
  const params = { period: period.id, subject };
  const blanks = {
    version,
    name: named(name),
    period: t(period.name),
    count: goals.length,
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
        <AgreedTo contract={contract} />
      </Confirm>
    );
  if (step === 'return' && side)
    return (
      <Confirm
        open
        danger
        title={t(agreementSteps.return)}
        act={t(agreementSteps.return)}
        whyKept={`return-goals/${period.id}/${subject}`}
        acting={returning}
        onConfirm={async (why) => (await returning.act({ params, body: { version, side, why } })) !== undefined}
        onClose={onClose}
      >
        <p>{t(agreementSteps['return-about'], { version, laid: text ? sideNames[text.side] : '' })}</p>
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
  if (step === 'permit-late')
    return (
      <Confirm
        open
        title={t(agreementSteps['permit-late'])}
        act={t(agreementSteps['permit-late'])}
        whyKept={`permit-late/${period.id}/${subject}`}
        acting={permitting}
        onConfirm={async (reason) => (await permitting.act({ params, body: { until, reason } })) !== undefined}
        onClose={onClose}
      >
        <p>{t(agreementSteps['permit-about'], blanks)}</p>
        <Input
          type="date"
          aria-label={t(agreementSteps['permit-until'])}
          value={until}
          onChange={({ target }) => setUntil(target.value)}
        />
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

/** What is signed, goal by goal. */
function AgreedTo({ contract: { scheme } }: { readonly contract: Contract }) {
  const { named } = useWords();
  const agreed = (scheme?.sections ?? []).flatMap(({ lines }) => lines.filter(({ goal }) => goal !== undefined));
  return (
    <ul className="agreed-to">
      {agreed.map((line) => (
        <li key={line.item}>
          <span>{named(line.name)}</span>
          <b className="figure">{measured(line.target, line)}</b>
        </li>
      ))}
    </ul>
  );
}
