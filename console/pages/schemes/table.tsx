import Button from 'antd/es/button';
import Modal from 'antd/es/modal';
import { useId, useState } from 'react';
import { parts } from '../../../shared/text/console/parts.ts';
import { tableText } from '../../../shared/text/console/scheme-forms.ts';
import { sheetNames } from '../../../shared/text/schemes/columns.ts';
import type { Body } from '../../api/lines.ts';
import { base64Of } from '../../api/base64.ts';
import { useAct } from '../../api/use-act.ts';
import { Acted } from '../../components/acted.tsx';
import { saveAnswered } from '../../components/save-as.ts';
import { useWords } from '../../words.tsx';
import type { Scheme } from './editing.tsx';

type Reading = Body<'schemes.import-table'>;
type Problem = Reading['problems'][number];

/** The indicators as a workbook to be worked on elsewhere. */
export function TableOut({ id, version }: { readonly id: string; readonly version: number }) {
  const { t } = useWords();
  const exporting = useAct('schemes.export-table');
  const save = async () => {
    const answer = await exporting.act({ params: { scheme: id, version } });
    if (answer) saveAnswered(answer.body, answer.body.name);
  };
  return (
    <>
      <Button loading={exporting.isActing} onClick={() => void save()}>
        {t(tableText.out)}
      </Button>
      <Acted acting={exporting} />
    </>
  );
}

/** What a request takes, less what it is wrapped in. */
const mostBytes = 730_000;

/** Brings the table back: rows with faults are told one by one, and nothing is replaced before somebody says so. */
export function TableIn({ onRead }: { readonly onRead: (sections: Scheme['sections']) => void }) {
  const { t, bytes } = useWords();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [found, setFound] = useState<Reading>();
  const [tooLarge, setTooLarge] = useState(false);
  const reading = useAct('schemes.import-table');
  const take = async (file: File | undefined) => {
    if (!file) return;
    setFound(undefined);
    setTooLarge(file.size > mostBytes);
    if (file.size > mostBytes) return;
    const answer = await reading.act({ body: { base64: base64Of(new Uint8Array(await file.arrayBuffer())) } });
    setFound(answer?.body);
  };
  const close = () => {
    setOpen(false);
    setFound(undefined);
  };
  const items = found?.sections.reduce(
    (sum, section) => sum + (section.items === 'common' ? section.indicators.length : 0),
    0,
  );
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t(tableText.in)}</Button>
      <Modal
        open={isOpen}
        width={720}
        title={t(tableText['in-title'])}
        okText={t(tableText.take)}
        okButtonProps={{ disabled: !found?.complete }}
        cancelText={t(parts.cancel)}
        onOk={() => {
          if (found) onRead(found.sections);
          close();
        }}
        onCancel={close}
      >
        <p className="note">{t(tableText['in-about'])}</p>
        <p>
          <input
            id={id}
            className="unseen choose-file"
            type="file"
            accept=".xlsx"
            onChange={({ target }) => {
              void take(target.files?.[0]);
              target.value = '';
            }}
          />
          <label htmlFor={id}>{t(tableText.choose)}</label>
        </p>
        {reading.isActing && <p role="status">{t(tableText.reading)}</p>}
        {tooLarge && <p className="scheme-faults">{t(tableText['too-large'], { size: bytes(mostBytes) })}</p>}
        <Acted acting={reading} />
        {found && (
          <div role="status">
            <p>{t(tableText.read, { sections: found.sections.length, indicators: items ?? 0 })}</p>
            {found.problems.length > 0 && <p>{t(tableText.wrong, { count: found.problems.length })}</p>}
            <ul className="table-faults">
              {found.problems.map((problem, at) => (
                <li key={`${problem.sheet} ${problem.row} ${at}`}>
                  <TableFault problem={problem} />
                </li>
              ))}
            </ul>
          </div>
        )}
      </Modal>
    </>
  );
}

function TableFault({ problem: { sheet, row, column, message, legal } }: { readonly problem: Problem }) {
  const { t, list } = useWords();
  const where = { sheet: sheetNames[sheet], row, column: column ?? '' };
  return (
    <>
      <b>{t(column ? tableText['place-column'] : tableText.place, where)}</b> {t(message)}{' '}
      {legal.length > 0 && (
        <span className="note">{t(tableText.legal, { values: list(legal.map((one) => t(one))) })}</span>
      )}
    </>
  );
}
