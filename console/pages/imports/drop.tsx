import InboxOutlined from '@ant-design/icons/es/icons/InboxOutlined';
import Alert from 'antd/es/alert';
import Progress from 'antd/es/progress';
import { useId, useState } from 'react';
import { importsPage } from '../../../shared/text/console/imports.ts';
import { Acted } from '../../components/acted.tsx';
import { useWords } from '../../words.tsx';
import type { useRegister } from './use-register.ts';

type DropProps = Pick<ReturnType<typeof useRegister>, 'acting' | 'fault' | 'going'> & {
  /** Why no file is taken now. */
  readonly why: string | undefined;
  readonly onFile: (file: File) => void;
};

/** Takes the file, and says in plain words why one is not taken. */
export function Drop({ acting, fault, going, why, onFile }: DropProps) {
  const { t } = useWords();
  const id = useId();
  const [isOver, setOver] = useState(false);
  const take = (file: File | null | undefined) => file && why === undefined && onFile(file);
  return (
    <div className="upload">
      <label
        htmlFor={id}
        className={isOver ? 'is-over' : ''}
        aria-disabled={why !== undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files[0]);
        }}
      >
        <InboxOutlined aria-hidden />
        <span>{why ?? t(importsPage.drop)}</span>
        <span className="note">{t(importsPage['drop-limits'])}</span>
      </label>
      <input
        id={id}
        className="unseen"
        type="file"
        disabled={why !== undefined}
        accept=".xlsx,.xlsm,.csv,.tsv,.txt,.xls,.et"
        onChange={({ target }) => {
          take(target.files?.[0]);
          target.value = '';
        }}
      />
      {going && (
        <div role="status" className="import-going">
          {t(importsPage.uploading, { name: going.name })}
          <Progress percent={going.percent} size="small" aria-label={going.name} />
        </div>
      )}
      {fault !== undefined && <Alert type="error" showIcon role="alert" title={fault} />}
      <Acted acting={acting} />
    </div>
  );
}
