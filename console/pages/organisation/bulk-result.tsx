import { useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Progress from 'antd/es/progress';
import { useState } from 'react';
import { rolesText, rowStates } from '../../../shared/text/console/organisation.ts';
import type { Body } from '../../api/lines.ts';
import { usePages, useRead } from '../../api/use-read.ts';
import { Refused } from '../../components/refused.tsx';
import { Rows } from '../../components/rows.tsx';
import { useWords } from '../../words.tsx';
import type { Official } from './held.tsx';

type Row = Body<'bulk.rows'>['rows'][number];

interface BulkResultProps {
  readonly bulk: string;
  readonly people: readonly Official[];
  readonly onClose: () => void;
}

const isText = (part: unknown): part is string => typeof part === 'string';

/** How far an act for many is, and what became of each. */
export function BulkResult({ bulk, people, onClose }: BulkResultProps) {
  const { t } = useWords();
  const params = { bulk };
  const queries = useQueryClient();
  const [isOver, setOver] = useState(false);
  const first = useRead('bulk.read', { params }, { every: isOver ? false : 1000 });
  const { data } = first;
  const ended = data?.state === 'done' || data?.state === 'stopped';
  if (ended && !isOver) {
    setOver(true);
    // Who holds what has changed.
    queueMicrotask(() => void queries.invalidateQueries({ queryKey: ['organisation.people'] }));
  }
  const { rows, ...state } = usePages('bulk.rows', { params }, (body) => body.rows, { when: ended });
  const { rows: count = 0, done = 0, refused = 0, act } = data ?? {};
  const name = (row: Row) => people.find(({ id }) => id === row.row['official'])?.name ?? String(row.row['official']);
  return (
    <section className="panel" aria-label={t(rolesText.result)} role="status">
      <Refused error={first.refused} />
      {data && (
        <p>
          {t(rolesText['result-of'], {
            act: t(act === 'organisation.revoke' ? rolesText.revoke : rolesText.grant),
            rows: count,
            done,
            refused,
          })}{' '}
          <span className="note">{t(ended ? rolesText.ended : rolesText.running)}</span>{' '}
          {ended && (
            <Button size="small" onClick={onClose}>
              {t(rolesText.close)}
            </Button>
          )}
        </p>
      )}
      {data && !ended && (
        <Progress
          percent={count === 0 ? 0 : Math.round((100 * (done + refused)) / count)}
          showInfo={false}
          aria-hidden
        />
      )}
      {ended && (
        <Rows
          {...state}
          label={t(rolesText.result)}
          rows={rows}
          rowKey={({ n }) => String(n)}
          empty=""
          columns={[
            { key: 'who', title: t(rolesText.row), width: 160, show: name },
            {
              key: 'became',
              title: t(rolesText.became),
              width: 480,
              show: ({ state: became, problem }) => (
                <>
                  {t(rowStates[became])}
                  {problem && ` · ${[problem['detail'], problem['remedy']].filter(isText).join(' ')}`}
                </>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
