import Alert from 'antd/es/alert';
import Progress from 'antd/es/progress';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { signingPage } from '../../../shared/text/console/signing.ts';
import type { Text } from '../../../shared/text/refusal.ts';
import { usePages, useRead } from '../../api/use-read.ts';
import { Refused } from '../../components/refused.tsx';
import { useWords } from '../../words.tsx';

/** What was asked for many, and what its subjects are called. */
export interface Work {
  readonly bulk: string;
  readonly what: keyof typeof signingPage;
  readonly names: ReadonlyMap<string, Text>;
}

interface BulkWorkProps {
  readonly work: Work;
  readonly onClose: () => void;
}

/** How far it is, and row by row what was not done and why. It is done whether or not anybody watches. */
export function BulkWork({ work: { bulk, what, names }, onClose }: BulkWorkProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [isOver, setOver] = useState(false);
  const { data, refused } = useRead('bulk.read', { params: { bulk } }, { every: isOver ? false : 700 });
  const ended = data?.state === 'done' || data?.state === 'stopped';
  if (ended && !isOver) {
    setOver(true);
    // What waits has changed.
    queueMicrotask(() => void queries.invalidateQueries({ queryKey: ['duties.to-sign'] }));
  }
  const { done = 0, refused: no = 0, rows = 0 } = data ?? {};
  if (!ended)
    return (
      <div className="work" role="status">
        <Refused error={refused} />
        <strong>{t(signingPage[what])}</strong>
        <Progress percent={rows === 0 ? 0 : Math.round(((done + no) / rows) * 100)} status="active" aria-hidden />
        <p className="note">{t(signingPage['goes-on'])}</p>
      </div>
    );
  return (
    <Alert
      role="status"
      type={no === 0 ? 'success' : 'warning'}
      showIcon
      closable={{ onClose, 'aria-label': t(signingPage.close) }}
      title={t(no === 0 ? signingPage['all-done'] : signingPage.ended, { done, refused: no })}
      description={no > 0 && <NotDone bulk={bulk} names={names} />}
    />
  );
}

const said = (detail: unknown): string => (typeof detail === 'string' ? detail : '');

function NotDone({ bulk, names }: Pick<Work, 'bulk' | 'names'>) {
  const { t, named } = useWords();
  const asked = { params: { bulk }, query: { state: 'refused' as const } };
  const { rows, refused } = usePages('bulk.rows', asked, (body) => body.rows);
  return (
    <>
      <Refused error={refused} />
      <ul aria-label={t(signingPage['not-done'])}>
        {rows.map(({ n, row, problem }) => (
          <li key={n}>
            <strong>{named(names.get(String(row['subject'])))}</strong>：{said(problem?.['detail'])}
          </li>
        ))}
      </ul>
    </>
  );
}
