import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import Select from 'antd/es/select';
import Spin from 'antd/es/spin';
import { headingText, importsPage } from '../../../shared/text/console/imports.ts';
import { shell } from '../../../shared/text/console/shell.ts';
import { useAct } from '../../api/use-act.ts';
import { Acted } from '../../components/acted.tsx';
import { Refused } from '../../components/refused.tsx';
import { useWords } from '../../words.tsx';
import { usePass } from './passes.ts';
import { type Asked, type Preview, usePreview } from './use-preview.ts';

interface HeadingProps {
  readonly id: string;
  readonly asked: Asked;
  readonly ask: (asked: Asked) => void;
  readonly etag: number;
  readonly onNext: () => void;
  readonly onChecked: () => void;
}

const encodings = ['gb18030', 'utf-8', 'big5', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
const encodingNames: Readonly<Record<(typeof encodings)[number], string>> = {
  gb18030: 'GBK / GB18030',
  'utf-8': 'UTF-8',
  big5: 'Big5',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252',
};

/** Which sheet, and in which of its rows the headings stand. */
export function Heading({ id, asked, ask, etag, onNext, onChecked }: HeadingProps) {
  const { t } = useWords();
  const { data, isReading, refused } = usePreview(id, asked);
  const mapping = useAct('imports.map');
  const { go } = usePass(id);
  const check = async () => {
    if (!(await mapping.act({ params: { import: id }, ifMatch: etag, body: {} }))) return;
    onChecked();
    void go('check');
  };
  return (
    <section className="panel" aria-busy={isReading}>
      <p className="note">{t(headingText.ask)}</p>
      <Refused error={refused} />
      {isReading && !data && <Spin aria-label={t(shell.reading)} />}
      {data && (
        <>
          {data.template && (
            <Alert
              type="success"
              showIcon
              title={t(headingText.template)}
              action={
                <Button type="primary" loading={mapping.isActing} onClick={() => void check()}>
                  {t(headingText['check-template'])}
                </Button>
              }
            />
          )}
          {data.assumedEncoding && <Alert type="warning" showIcon title={t(headingText['assumed-encoding'])} />}
          <Choices data={data} asked={asked} ask={ask} />
          <Top data={data} choose={(headingRow) => ask({ ...asked, headingRow })} />
          <Acted acting={mapping} />
          <Button
            type={data.template ? 'default' : 'primary'}
            onClick={() => {
              ask({ ...asked, headingRow: data.headingRow });
              onNext();
            }}
          >
            {t(importsPage.next)}
          </Button>{' '}
          {asked.headingRow === undefined && data.from === 'guess' && (
            <span className="note">{t(headingText.guessed, { row: data.headingRow })}</span>
          )}
        </>
      )}
    </section>
  );
}

function Choices({ data, asked, ask }: { readonly data: Preview } & Pick<HeadingProps, 'asked' | 'ask'>) {
  const { t } = useWords();
  const { headingRow: _, ...rest } = asked;
  if (data.type === 'xlsx' && data.sheets.length < 2) return null;
  return (
    <div className="asking">
      {data.type === 'xlsx' ? (
        <Select
          aria-label={t(headingText.sheet)}
          value={data.sheet ?? null}
          onChange={(sheet) => ask({ ...rest, sheet })}
          options={data.sheets.map((sheet) => ({ value: sheet, label: sheet }))}
        />
      ) : (
        <Select
          aria-label={t(headingText.encoding)}
          allowClear
          placeholder={t(headingText['encoding-auto'])}
          value={asked.encoding ?? null}
          onChange={(encoding: Asked['encoding'] | null) => ask({ ...rest, ...(encoding ? { encoding } : {}) })}
          options={encodings.map((value) => ({ value, label: encodingNames[value] }))}
        />
      )}
    </div>
  );
}

/** The first rows as they stand; the row of headings is chosen among them. */
function Top({ data, choose }: { readonly data: Preview; readonly choose: (row: number) => void }) {
  const { t } = useWords();
  const width = data.rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  return (
    <div className="import-top" role="radiogroup" aria-label={t(headingText.rows, { count: data.rows.length })}>
      <table>
        <tbody>
          {data.rows.map(({ row, cells }) => (
            <tr
              key={row}
              className={row === data.headingRow ? 'is-heading' : row < data.headingRow ? 'is-above' : ''}
              onClick={() => choose(row)}
            >
              <th scope="row">
                <label>
                  <input
                    type="radio"
                    name="heading"
                    checked={row === data.headingRow}
                    aria-label={t(headingText.row, { row })}
                    onChange={() => choose(row)}
                  />
                  {row}
                </label>
              </th>
              {Array.from({ length: width }, (_, at) => (
                <td key={at}>{row === data.headingRow ? (data.columns[at]?.name ?? '') : cells[at]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
