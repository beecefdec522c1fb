import DownloadOutlined from '@ant-design/icons/es/icons/DownloadOutlined';
import Button from 'antd/es/button';
import { checkText } from '../../../shared/text/console/imports.ts';
import type { Spoken } from '../../words.tsx';
import { useWords } from '../../words.tsx';
import type { Fault, Pass } from './passes.ts';
import { saveAs } from '../../components/save-as.ts';

interface FaultsProps {
  readonly file: string;
  readonly told: NonNullable<Pass['told']>;
}

const mostDrawn = 200;

/** The rows in which something is wrong as they stand in the file, the cell red, and what is wrong beside it. */
export function Faults({ file, told }: FaultsProps) {
  const words = useWords();
  const { t } = words;
  if (told.faults.length === 0) return null;
  const byRow = Map.groupBy(told.faults, ({ row }) => row);
  const cells = new Map(told.lines.map((line) => [line.row, line.cells]));
  const rows = [...byRow].sort(([a], [b]) => a - b);
  const save = () => {
    const lines = [
      [t(checkText.line), ...told.columns, t(checkText.says)],
      ...rows.map(([row, faults]) => [
        String(row),
        ...told.columns.map((_, at) => cells.get(row)?.[at] ?? ''),
        faults.map((fault) => sentence(fault, words)).join(' '),
      ]),
    ];
    const text = lines.map((line) => line.map(quoted).join(',')).join('\r\n');
    saveAs(new Blob(['\uFEFF', text], { type: 'text/csv' }), t(checkText['download-name'], { file: nameOf(file) }));
  };
  return (
    <section className="panel" aria-labelledby="faults">
      <header className="panel-head">
        <h2 id="faults">{t(checkText.faults)}</h2>
        <Button icon={<DownloadOutlined aria-hidden />} onClick={save}>
          {t(checkText.download)}
        </Button>
      </header>
      {rows.length > mostDrawn && <p className="note">{t(checkText['faults-more'], { count: mostDrawn })}</p>}
      <div className="import-faults" tabIndex={0} role="region" aria-label={t(checkText.faults)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t(checkText.line)}</th>
              <th scope="col">{t(checkText.says)}</th>
              {told.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, mostDrawn).map(([row, faults]) => (
              <tr key={row}>
                <th scope="row">{row}</th>
                <td className="import-says">
                  {faults.map((fault, at) => (
                    <p key={at}>{sentence(fault, words)}</p>
                  ))}
                </td>
                {told.columns.map((column, at) => (
                  <td key={column} className={faults.some((fault) => fault.column === column) ? 'is-wrong' : ''}>
                    {cells.get(row)?.[at]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** What is wrong, and what is near it. */
export function sentence(
  { zh, en, column, legal }: Fault,
  { t, list, language }: Pick<Spoken, 't' | 'list' | 'language'>,
): string {
  const says = language === 'zh' ? zh : en;
  const at = column === undefined ? '' : language === 'zh' ? `【${column}】` : `[${column}] `;
  return `${at}${says}${legal?.length ? ` ${t(checkText.near, { names: list(legal.slice(0, 5)) })}` : ''}`;
}

const nameOf = (file: string): string => file.replace(/\.[^.]+$/, '');

/** What begins like a formula must be none where the file is opened. */
const quoted = (text: string): string => `"${(/^[=+\-@\t]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
