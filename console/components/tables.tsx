import Progress from 'antd/es/progress';
import Select from 'antd/es/select';
import { useState } from 'react';
import { reportsPage } from '../../shared/text/console/reports.ts';
import { tableNames } from '../../shared/text/reports/tables.ts';
import { useAct } from '../api/use-act.ts';
import { useRead } from '../api/use-read.ts';
import { ActButton } from './act-button.tsx';
import { Refused } from './refused.tsx';
import { saveFrom } from './save-as.ts';
import { useWords } from '../words.tsx';

type TableName = keyof typeof tableNames;
const kinds = ['indicators', 'sections', 'filings', 'cards', 'waiting'] as const satisfies readonly TableName[];

interface TablesProps {
  readonly period: string;
  readonly isOpened: boolean;
}

/** Tables of how things stand now, made by the worker while somebody waits or does something else. */
export function Tables({ period, isOpened }: TablesProps) {
  const { t } = useWords();
  const [table, setTable] = useState<TableName>('indicators');
  const [made, setMade] = useState<string>();
  const asked = useAct('reports.ask-table');
  const ask = async () => {
    const answer = await asked.act({ params: { period }, body: { table } });
    if (answer) setMade(answer.body.id);
  };
  return (
    <section className="panel" aria-labelledby="tables">
      <h2 id="tables">{t(reportsPage.tables)}</h2>
      <p className="note">{t(reportsPage['tables-about'])}</p>
      <div className="asking">
        <Select
          aria-label={t(reportsPage['table-kind'])}
          value={table}
          onChange={setTable}
          options={kinds.map((value) => ({ value, label: t(tableNames[value]) }))}
        />
        <ActButton
          type="primary"
          why={isOpened ? undefined : t(reportsPage['not-scheme'])}
          loading={asked.isActing}
          onClick={() => void ask()}
        >
          {t(reportsPage.make)}
        </ActButton>
      </div>
      <Refused error={asked.refused} />
      {made !== undefined && <Made key={made} period={period} table={made} />}
    </section>
  );
}

function Made({ period, table }: { readonly period: string; readonly table: string }) {
  const { t, bytes, moment } = useWords();
  const [isDone, setDone] = useState(false);
  const { data, refused } = useRead('reports.table', { params: { period, table } }, { every: isDone ? false : 1000 });
  const link = useAct('reports.link-table');
  const state = data?.state;
  if (state === 'done' && !isDone) setDone(true);
  const download = async (file: number) => {
    const answer = await link.act({ params: { period, table }, body: { file } });
    if (answer) saveFrom(answer.body.url);
  };
  return (
    <div className="made" role="status">
      <Refused error={refused ?? link.refused} />
      {data && !isDone && (
        <>
          <Progress percent={data.state === 'writing' ? 90 : 40} status="active" showInfo={false} aria-hidden />
          <p className="note">{t(reportsPage.making, { subjects: data.subjects })}</p>
        </>
      )}
      {data?.files.map(({ file, rows, bytes: size }) => (
        <ActButton key={file} type="link" onClick={() => void download(file)}>
          {t(tableNames[data.table])} {moment(data.at)}{' '}
          {t(reportsPage['table-file'], { file, rows, size: bytes(size) })}
        </ActButton>
      ))}
    </div>
  );
}
