import Space from 'antd/es/space';
import { useState } from 'react';
import { periodsPage } from '../../../shared/text/console/periods.ts';
import { decideText, subjectsPage, transferText, withdrawText } from '../../../shared/text/console/subjects.ts';
import { lifeStates } from '../../../shared/text/life.ts';
import { ActButton } from '../../components/act-button.tsx';
import type { Period } from '../../components/period-choice.tsx';
import { actsOver, useDesk } from '../../shell/desk.tsx';
import { useWords } from '../../words.tsx';
import { DecideForm } from './decide-form.tsx';
import type { Subject } from './use-subjects.ts';
import { TransferForm } from './transfer-form.tsx';
import { WithdrawForm } from './withdraw-form.tsx';

interface ChangesProps {
  readonly period: Period;
  readonly subject: Subject;
  /** Whether the decision on its withdrawal is being made: that stands in the address. */
  readonly isAsked: boolean;
  readonly ask: (isAsked: boolean) => void;
}

const assessed: readonly Period['phase'][] = ['planning', 'implementation', 'assessment'];

/** What becomes of a subject while its period runs: whoever may not do it now is told why. */
export function Changes({ period, subject, isAsked, ask }: ChangesProps) {
  const { t } = useWords();
  const desk = useDesk();
  const [doing, setDoing] = useState<'withdraw' | 'transfer'>();
  const { withdrawal } = subject;
  const isClosed = !assessed.includes(period.phase) || subject.state !== 'open';
  const closed = isClosed ? t(subjectsPage.closed) : undefined;
  const notOffice =
    closed ?? (actsOver(desk, period.id, ['performance-office']) ? undefined : t(periodsPage['not-office']));
  const life = withdrawal && t(lifeStates[withdrawal.state]);
  const gone = withdrawal?.state === 'withdrawn' ? life : undefined;
  const name = t(subject.name);
  const close = () => setDoing(undefined);
  const notCommittee = actsOver(desk, period.id, ['committee']) ? undefined : t(periodsPage['not-committee']);
  const own = withdrawal?.by === desk.id ? t(decideText.own) : undefined;
  const notDecided = closed ?? notCommittee ?? own;
  const decides = t(withdrawal?.state === 'proposed' ? decideText.decide : decideText.revoke);
  return (
    <Space wrap size={4}>
      {withdrawal && (
        <ActButton
          size="small"
          {...(withdrawal.state === 'proposed' ? { type: 'primary' } : {})}
          why={notDecided}
          aria-label={`${decides}：${name}`}
          onClick={() => ask(true)}
        >
          {decides}
        </ActButton>
      )}
      <ActButton
        size="small"
        why={notOffice ?? life}
        aria-label={`${t(withdrawText.withdraw)}：${name}`}
        onClick={() => setDoing('withdraw')}
      >
        {t(withdrawText.withdraw)}
      </ActButton>
      <ActButton
        size="small"
        why={notOffice ?? gone}
        aria-label={`${t(transferText.transfer)}：${name}`}
        onClick={() => setDoing('transfer')}
      >
        {t(transferText.transfer)}
      </ActButton>
      {doing === 'withdraw' && <WithdrawForm period={period} subject={subject} onClose={close} />}
      {doing === 'transfer' && <TransferForm period={period} subject={subject} onClose={close} />}
      {withdrawal && isAsked && notDecided === undefined && (
        <DecideForm period={period.id} subject={subject} withdrawal={withdrawal} onClose={() => ask(false)} />
      )}
    </Space>
  );
}
