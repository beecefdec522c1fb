import InboxOutlined from '@ant-design/icons/es/icons/InboxOutlined';
import Progress from 'antd/es/progress';
import { useId, useState, type DragEvent } from 'react';
import { parts } from '../../shared/text/console/parts.ts';
import { useDesk } from '../shell/desk.tsx';
import { useWords } from '../words.tsx';
import { sha256Of } from './sha256.ts';

interface Offered {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly sha256: string;
}

interface UploadProps {
  /** Registers a file and gives where it goes, as `progress.offer-evidence` does; nothing where that was refused. */
  readonly offer: (
    file: Offered,
  ) => Promise<
    | { readonly id: string; readonly upload: { readonly url: string; readonly fields: Record<string, string> } }
    | undefined
  >;
  readonly onUploaded: (file: Offered & { readonly id: string }) => void;
  /** Other types than evidence may have. */
  readonly types?: readonly string[];
}

interface Going {
  readonly name: string;
  /** From 0 to 100. */
  readonly percent: number;
  readonly says?: string;
}

/** Files by choosing or dropping them, each with how far it is; the store itself refuses another type, size or content than was registered. */
export function Upload({ offer, onUploaded, types }: UploadProps) {
  const { t, bytes, list } = useWords();
  const { settings } = useDesk();
  const id = useId();
  const [going, setGoing] = useState<readonly Going[]>([]);
  const [isOver, setOver] = useState(false);
  const allowed = types ?? settings?.evidence.types ?? [];
  const most = settings?.evidence.maximumBytes ?? 0;
  const named = list(allowed.map((type) => type.split('/').at(-1) ?? ''));

  const told = (next: Going) => setGoing((all) => [...all.filter(({ name }) => name !== next.name), next]);
  const send = async (file: File): Promise<void> => {
    const { name, size, type } = file;
    const fault = (says: string) => told({ name, percent: 0, says });
    if (size > most) return fault(t(parts['upload-too-large'], { name, size: bytes(most) }));
    if (!allowed.includes(type)) return fault(t(parts['upload-wrong-type'], { name, types: named }));
    const sha256 = await sha256Of(await file.arrayBuffer());
    if (sha256 === undefined) return fault(t(parts['upload-needs-tls']));
    const registered = { name, type, bytes: size, sha256 };
    const offered = await offer(registered);
    if (!offered) return setGoing((all) => all.filter((one) => one.name !== name));
    try {
      await posted(offered.upload, file, (percent) => told({ name, percent }));
    } catch {
      return fault(t(parts['upload-failed'], { name }));
    }
    told({ name, percent: 100 });
    return onUploaded({ ...registered, id: offered.id });
  };
  const take = (files: FileList | null) => {
    // What was wrong with the ones before is done with.
    setGoing((all) => all.filter(({ percent, says }) => says === undefined && percent < 100));
    for (const file of files ?? []) void send(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <div className="upload">
      <label
        htmlFor={id}
        className={isOver ? 'is-over' : ''}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <InboxOutlined aria-hidden />
        <span>{t(parts.upload)}</span>
        <span className="note">
          {t(parts['upload-limits'], {
            size: bytes(most),
            types: named,
          })}
        </span>
      </label>
      <input
        id={id}
        className="unseen"
        type="file"
        multiple
        accept={allowed.join(',')}
        onChange={({ target }) => {
          take(target.files);
          target.value = '';
        }}
      />
      <ul aria-live="polite">
        {going.map(({ name, percent, says }) => (
          <li key={name}>
            <span className={says === undefined ? '' : 'is-bad'}>
              {says ?? (percent === 100 ? t(parts.uploaded, { name }) : name)}
            </span>
            {says === undefined && percent < 100 && <Progress percent={percent} size="small" aria-label={name} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** `fetch` tells nothing of how far it is. */
export function posted(
  { url, fields }: { readonly url: string; readonly fields: Record<string, string> },
  file: File,
  progress: (percent: number) => void,
): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', file, file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.upload.addEventListener('progress', ({ loaded, total }) => progress(Math.floor((loaded / total) * 99)));
    request.addEventListener('load', () =>
      request.status < 300 ? resolve() : reject(new Error(`the store answered ${request.status}`)),
    );
    request.addEventListener('error', () => reject(new Error('the store was not reached')));
    request.open('POST', url);
    request.send(form);
  });
}
