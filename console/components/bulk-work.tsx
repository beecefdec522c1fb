import Alert from 'antd/es/alert';
import Progress from 'antd/es/progress';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { bulkText } from '../../shared/text/console/parts.ts';
import type { Text } from '../../shared/text/refusal.ts';
import type { Body, Id } from '../api/lines.ts';
import { usePages, useRead } from '../api/use-read.ts';
import { useWords } from '../words.tsx';
import { Refused } from './refused.tsx';

/** What was asked for many, and what those are called whom it is about; it can be kept while somebody is elsewhere. */
export interface Work {
  readonly bulk: string;
  readonly what: Text;
  readonly names: Readonly<Record<string, Text>>;
}

interface BulkWorkProps {
  readonly work: Work;
  /** The list that has changed once it is over. */
  readonly reads: Id;
  readonly onClose: () => void;
}

/** How far it is, and row by row what was not done and why. It is done whether or not anybody watches. */
export function BulkWork({ work: { bulk, what, names }, reads, onClose }: BulkWorkProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [isOver, setOver] = useState(false);
  const { data, refused } = useRead('bulk.read', { params: { bulk } }, { every: isOver ? false : 700 });
  const ended = data?.state === 'done' || data?.state === 'stopped';
  if (ended && !isOver) {
    setOver(true);
    // What waits has changed.
    queueMicrotask(() => {
      for (const id of [reads, 'bulk.rows'] as const) void queries.invalidateQueries({ queryKey: [id] });
    });
  }
  const { done = 0, refused: no = 0, rows = 0 } = data ?? {};
  if (!ended)
    return (
      <div className="work" role="status">
        <Refused error={refused} />
        <strong>{t(what)}</strong>
        <Progress percent={rows === 0 ? 0 : Math.round(((done + no) / rows) * 100)} status="active" aria-hidden />
        <p className="note">{t(bulkText['goes-on'])}</p>
      </div>
    );
  return (
    <Alert
      role="status"
      type={no === 0 ? 'success' : 'warning'}
      showIcon
      closable={{ onClose, 'aria-label': t(bulkText.close) }}
      title={t(no === 0 ? bulkText['all-done'] : bulkText.ended, { done, refused: no })}
      description={no > 0 && <NotDone bulk={bulk} names={names} />}
    />
  );
}

type BulkRow = Body<'bulk.rows'>['rows'][number];

/** Why one was not done, and what can be done instead. */
export const whyNotDone = ({ problem }: BulkRow): string => {
  const isText = (part: unknown): part is string => typeof part === 'string';
  return [problem?.['detail'], problem?.['remedy']].filter(isText).join(' ');
};

/** Those that were not done; nothing while nothing was asked for. */
export function useNotDone(bulk: string | undefined) {
  const asked = { params: { bulk: bulk ?? '' }, query: { state: 'refused' as const } };
  return usePages('bulk.rows', asked, (body) => body.rows, { when: bulk !== undefined });
}

function NotDone({ bulk, names }: Pick<Work, 'bulk' | 'names'>) {
  const { t, named } = useWords();
  const { rows, refused } = useNotDone(bulk);
  return (
    <>
      <Refused error={refused} />
      <ul aria-label={t(bulkText['not-done'])}>
        {rows.map((row) => (
          <li key={row.n}>
            <strong>{named(names[String(row.row['subject'] ?? row.row['official'])])}</strong>：{whyNotDone(row)}
          </li>
        ))}
      </ul>
    </>
  );
}
