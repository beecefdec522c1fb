import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useState } from 'react';
import { columnsText } from '../../../shared/text/console/imports.ts';
import type { Ask } from '../../api/lines.ts';
import { useAct } from '../../api/use-act.ts';
import { Acted } from '../../components/acted.tsx';
import { useWords } from '../../words.tsx';
import type { Import } from './use-preview.ts';

interface SaveAsProps {
  readonly found: Import;
  readonly said: NonNullable<Ask<'imports.save-mapping'>['body']>;
  readonly saved: readonly { readonly name: string; readonly version: number }[];
}

/** Keeps what was chosen under a name of one's own for next month; under a name that is there, in its place. */
export function SaveAs({ found, said, saved }: SaveAsProps) {
  const { t } = useWords();
  const saving = useAct('imports.save-mapping');
  const [name, setName] = useState(found.saved?.name ?? '');
  const [done, setDone] = useState<string>();
  const save = async () => {
    const ifMatch = saved.find((one) => one.name === name.trim())?.version ?? 0;
    const query = found.owner === undefined ? {} : { owner: found.owner };
    const params = { kind: found.kind, mapping: name.trim() };
    if (await saving.act({ params, query, ifMatch, body: said })) setDone(name.trim());
  };
  return (
    <form
      className="import-save"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') void save();
      }}
    >
      <label htmlFor="save-choices">{t(columnsText['save-as'])}</label>
      <Input
        id="save-choices"
        value={name}
        maxLength={40}
        placeholder={t(columnsText['save-name'])}
        onChange={({ target }) => setName(target.value)}
      />
      <Button htmlType="submit" loading={saving.isActing} disabled={name.trim() === ''}>
        {t(columnsText.save)}
      </Button>
      {done !== undefined && (
        <span role="status" className="is-good">
          {t(columnsText['saved-now'], { name: done })}
        </span>
      )}
      <Acted acting={saving} />
    </form>
  );
}
