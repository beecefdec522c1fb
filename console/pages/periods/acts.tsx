import Space from 'antd/es/space';
import { useState } from 'react';
import { moveText, openText, periodsPage } from '../../../shared/text/console/periods.ts';
import { useAct } from '../../api/use-act.ts';
import { ActButton } from '../../components/act-button.tsx';
import { Confirm } from '../../components/confirm.tsx';
import type { Period } from '../../components/period-choice.tsx';
import { actsOver, useDesk } from '../../shell/desk.tsx';
import { useWords } from '../../words.tsx';
import { ExtendForm } from './extend-form.tsx';
import { OpenForm, type Scheme } from './open-form.tsx';

interface ActsProps {
  readonly period: Period;
  readonly periods: readonly Period[];
  readonly schemes: readonly Scheme[];
}

type Doing = 'open' | 'extend' | 'recount' | 'implement' | 'cancel' | 'close';

/** What is done with a period in its phase, and by whom. */
export function Acts({ period, periods, schemes }: ActsProps) {
  const { t } = useWords();
  const desk = useDesk();
  const [doing, setDoing] = useState<Doing>();
  const { id, phase } = period;
  const name = t(period.name);
  const isCommittee = actsOver(desk, id, ['committee']);
  const isOffice = actsOver(desk, id, ['performance-office']);
  const notOffice = isOffice ? undefined : t(periodsPage['not-office']);
  const isOver = phase === 'archived' || period.cancelled !== undefined;
  const closed = phase === 'feedback' || phase === 'application' || isOver;
  const close = () => setDoing(undefined);
  const button = (what: Doing, says: string, why?: string, primary = false) => (
    <ActButton
      size="small"
      why={why}
      {...(primary ? { type: 'primary' } : {})}
      aria-label={`${says}：${name}`}
      onClick={() => setDoing(what)}
    >
      {says}
    </ActButton>
  );
  return (
    <Space wrap size={4}>
      {phase === 'draft' && button('open', t(openText.open), notOffice, true)}
      {phase === 'planning' && button('implement', t(moveText.implement), notOffice)}
      {!isOver &&
        button(
          'extend',
          t(phase === 'draft' ? moveText.change : moveText.extend),
          isOffice || isCommittee ? undefined : t(periodsPage['not-office']),
        )}
      {!isOver && button('recount', t(moveText.recount), notOffice)}
      {period.awaits && button('close', t(moveText.close), isCommittee ? undefined : t(periodsPage['not-committee']))}
      {!isOver &&
        button(
          'cancel',
          t(moveText.cancel),
          closed ? t(moveText['cancel-late']) : isCommittee ? undefined : t(periodsPage['not-committee']),
        )}
      {doing === 'open' && <OpenForm period={period} periods={periods} schemes={schemes} onClose={close} />}
      {doing === 'extend' && <ExtendForm period={period} onClose={close} />}
      {doing === 'implement' && <Implement period={id} name={name} onClose={close} />}
      {(doing === 'cancel' || doing === 'close' || doing === 'recount') && (
        <Reasoned period={id} name={name} what={doing} onClose={close} />
      )}
    </Space>
  );
}

interface Asked {
  readonly period: string;
  readonly name: string;
  readonly onClose: () => void;
}

function Implement({ period, name, onClose }: Asked) {
  const { t } = useWords();
  const acting = useAct('periods.implement');
  return (
    <Confirm
      open
      title={t(moveText['implement-title'], { period: name })}
      act={t(moveText.implement)}
      acting={acting}
      onConfirm={async () => (await acting.act({ params: { period }, body: {} })) !== undefined}
      onClose={onClose}
    >
      <p>{t(moveText['implement-about'])}</p>
    </Confirm>
  );
}

/** What is done with a reason, and no more. */
function Reasoned({ period, name, what, onClose }: Asked & { readonly what: 'cancel' | 'close' | 'recount' }) {
  const { t } = useWords();
  const acts = { cancel: useAct('periods.cancel'), close: useAct('periods.close'), recount: useAct('periods.recount') };
  const acting = acts[what];
  return (
    <Confirm
      open
      danger={what === 'cancel'}
      title={t(moveText[`${what}-title`], { period: name })}
      act={t(moveText[what])}
      whyKept={`${what}/${period}`}
      least={2}
      acting={acting}
      onConfirm={async (reason) => (await acting.act({ params: { period }, body: { reason } })) !== undefined}
      onClose={onClose}
    >
      {what !== 'close' && <p>{t(moveText[`${what}-about`])}</p>}
    </Confirm>
  );
}
