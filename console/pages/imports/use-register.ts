import { useState } from 'react';
import { importsPage } from '../../../shared/text/console/imports.ts';
import { parts } from '../../../shared/text/console/parts.ts';
import type { Kind } from '../../../shared/domain/import/definitions.ts';
import { base64Of } from '../../api/base64.ts';
import { useAct } from '../../api/use-act.ts';
import { sha256Of } from '../../components/sha256.ts';
import { posted } from '../../components/upload.tsx';
import { useWords } from '../../words.tsx';

/** What the data belong to. */
export interface Of {
  readonly period?: string;
  readonly scheme?: { readonly id: string; readonly version: number };
}

const mostBytes = 20_000_000;
/** What comes along in the request; a larger file goes to the store. */
const mostInline = 700_000;

/** Why a file is none that can be read, by its name and its first bytes: old workbooks look the same under any name. */
function unreadable(file: File, bytes: Uint8Array): keyof typeof importsPage | undefined {
  const isOld = bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;
  if (isOld || /\.(?:xls|et|ett|xlsb)$/i.test(file.name)) return 'old-format';
  if (!/\.(?:xlsx|xlsm|csv|tsv|txt)$/i.test(file.name)) return 'other-format';
  if (bytes.length === 0) return 'empty';
  return bytes.length > mostBytes ? 'too-large' : undefined;
}

/** Registers a file, and sends it where it is too large to come along. */
export function useRegister() {
  const { t } = useWords();
  const registering = useAct('imports.register');
  const [fault, setFault] = useState<string>();
  const [going, setGoing] = useState<{ readonly name: string; readonly percent: number }>();

  const refuse = (says: string): undefined => {
    setFault(says);
    return undefined;
  };

  const register = async (file: File, { kind, ...of }: Of & { readonly kind: Kind }): Promise<string | undefined> => {
    const { name } = file;
    registering.forget();
    setFault(undefined);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const no = unreadable(file, bytes);
    if (no) return refuse(t(importsPage[no], { name }));
    const sha256 = bytes.length > mostInline ? await sha256Of(bytes.buffer) : '';
    if (sha256 === undefined) return refuse(t(parts['upload-needs-tls']));
    setGoing({ name, percent: 0 });
    try {
      const content = sha256 === '' ? { base64: base64Of(bytes) } : { sha256, bytes: bytes.length };
      const answer = await registering.act({ body: { kind, name, ...of, mode: 'accept-good-rows', content } });
      if (!answer) return undefined;
      const { id, upload } = answer.body;
      if (upload) await posted(upload, file, (percent) => setGoing({ name, percent }));
      return id;
    } catch {
      return refuse(t(parts['upload-failed'], { name }));
    } finally {
      setGoing(undefined);
    }
  };
  return {
    register,
    fault,
    going,
    acting: registering,
    forget: () => {
      setFault(undefined);
      registering.forget();
    },
  };
}
