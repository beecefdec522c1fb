import Alert from 'antd/es/alert';
import Select from 'antd/es/select';
import { useState } from 'react';
import { writing } from '../../../shared/text/console/agreement-writing.ts';
import { useAct } from '../../api/use-act.ts';
import { usePages } from '../../api/use-read.ts';
import { ActButton } from '../../components/act-button.tsx';
import { Acted } from '../../components/acted.tsx';
import type { Period } from '../../components/period-choice.tsx';
import { useWords } from '../../words.tsx';
import type { Contract } from './agreement.tsx';

interface CopyingProps {
  readonly period: Period;
  readonly contract: Contract;
}

/** 沿用: what was in force in an earlier period is laid on an empty table; what could not be carried over is told. */
export function Copying({ period, contract: { subject, state, steps } }: CopyingProps) {
  const { t } = useWords();
  const copying = useAct('goals.copy');
  const [from, setFrom] = useState<string>();
  const [left, setLeft] = useState<{ copied: number; left: readonly { item: string; zh: string; en: string }[] }>();
  const { rows } = usePages('periods.list', {}, ({ periods }) => periods);
  const earlier = rows.filter(({ phase, end }) => phase !== 'draft' && phase !== 'cancelled' && end < period.start);
  const way = (['propose', 'counter'] as const).find((one) =>
    steps.some(({ step, why }) => step === one && why === undefined),
  );
  const told = left && left.left.length > 0 && (
    <Alert
      type="info"
      showIcon
      title={t(writing['copy-left'], { count: left.copied })}
      description={
        <ul>
          {left.left.map((one) => (
            <li key={one.item}>{t(one)}</li>
          ))}
        </ul>
      }
    />
  );
  if (state !== 'none' || !way || earlier.length === 0) return told || null;
  const copy = async () => {
    if (from === undefined) return;
    const as = way === 'counter' ? 'counter' : 'draft';
    const copied = await copying.act({ params: { period: period.id, subject }, body: { from, as } });
    if (copied) setLeft(copied.body);
  };
  return (
    <div className="copying-goals">
      <p className="note">{t(writing['copy-from'])}</p>
      <div>
        <Select
          aria-label={t(writing['copy-from'])}
          value={from ?? null}
          onChange={setFrom}
          options={earlier.map(({ id, name }) => ({ value: id, label: t(name) }))}
        />
        <ActButton
          why={from === undefined ? t(writing['copy-from']) : undefined}
          loading={copying.isActing}
          onClick={() => void copy()}
        >
          {t(writing['copy-do'])}
        </ActButton>
      </div>
      <Acted acting={copying} />
    </div>
  );
}
