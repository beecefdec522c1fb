import Space from 'antd/es/space';
import { periodsPage } from '../../../shared/text/console/periods.ts';
import { decideText, subjectsPage } from '../../../shared/text/console/subjects.ts';
import { ActButton } from '../../components/act-button.tsx';
import type { Period } from '../../components/period-choice.tsx';
import { actsOver, useDesk } from '../../shell/desk.tsx';
import { useWords } from '../../words.tsx';
import { DecideForm } from './decide-form.tsx';
import type { Subject } from './subjects.tsx';

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
  const { withdrawal } = subject;
  const isClosed = !assessed.includes(period.phase) || subject.state !== 'open';
  const closed = isClosed ? t(subjectsPage.closed) : undefined;
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
          aria-label={`${decides}：${t(subject.name)}`}
          onClick={() => ask(true)}
        >
          {decides}
        </ActButton>
      )}
      {withdrawal && isAsked && notDecided === undefined && (
        <DecideForm period={period.id} subject={subject} withdrawal={withdrawal} onClose={() => ask(false)} />
      )}
    </Space>
  );
}
