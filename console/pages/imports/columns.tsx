import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import Select from 'antd/es/select';
import Spin from 'antd/es/spin';
import { useState } from 'react';
import { columnsText } from '../../../shared/text/console/imports.ts';
import { shell } from '../../../shared/text/console/shell.ts';
import { useAct } from '../../api/use-act.ts';
import { useDraft } from '../../api/use-draft.ts';
import { ActButton } from '../../components/act-button.tsx';
import { Acted } from '../../components/acted.tsx';
import { Refused } from '../../components/refused.tsx';
import { useWords } from '../../words.tsx';
import { FieldRow } from './field-row.tsx';
import { usePass } from './passes.ts';
import { SaveAs } from './save-choices.tsx';
import { useSaved } from './use-saved.ts';
import { type Asked, type Import, type Preview, formatOf, usePreview } from './use-preview.ts';

interface ColumnsProps {
  readonly found: Import;
  readonly asked: Asked;
  readonly ask: (asked: Asked) => void;
  readonly etag: number;
  readonly onChecked: () => void;
}

/** Which column of the file is which field of ours. */
export function Columns(props: ColumnsProps) {
  const { t } = useWords();
  const { found, asked, ask } = props;
  const { data, isReading, refused } = usePreview(found.id, asked);
  const saved = useSaved(found);
  return (
    <section className="panel" aria-busy={isReading}>
      <p className="note">{t(columnsText.ask)}</p>
      {saved.length > 0 && (
        <div className="asking">
          <span>{t(columnsText.saved)}</span>
          <Select
            aria-label={t(columnsText.saved)}
            allowClear
            placeholder={t(columnsText['by-hand'])}
            value={asked.saved ?? null}
            onChange={(name: string | null) => {
              const { saved: _, headingRow: __, ...rest } = asked;
              ask(name ? { ...rest, saved: name } : { ...asked, saved: undefined });
            }}
            options={saved.map(({ name }) => ({ value: name, label: name }))}
          />
        </div>
      )}
      <Refused error={refused} />
      {isReading && !data && <Spin aria-label={t(shell.reading)} />}
      {data &&
        (data.whole ? (
          <Whole {...props} data={data} />
        ) : (
          <ByColumn
            key={`${data.sheet ?? ''} ${data.headingRow} ${asked.saved ?? ''}`}
            {...props}
            data={data}
            saved={saved}
          />
        ))}
    </section>
  );
}

type Read = ColumnsProps & { readonly data: Preview };

/** Kept with the import, then every row is looked at. */
function useChecking({ found, etag, onChecked }: ColumnsProps) {
  const mapping = useAct('imports.map');
  const { go } = usePass(found.id);
  type Said = Parameters<typeof mapping.act>[0]['body'];
  const check = async (body: Said) => {
    if (!(await mapping.act({ params: { import: found.id }, ifMatch: etag, body }))) return;
    onChecked();
    void go('check');
  };
  return { mapping, check };
}

function Whole(props: Read) {
  const { t } = useWords();
  const { mapping, check } = useChecking(props);
  const name = props.asked.saved ?? props.found.saved?.name ?? props.found.name;
  const { saved } = props.asked;
  return (
    <>
      <Alert type="info" showIcon title={t(columnsText['saved-whole'], { name })} />
      <Acted acting={mapping} />
      <Button
        type="primary"
        loading={mapping.isActing}
        onClick={() =>
          void check(
            saved === undefined ? { format: props.found.format, mapping: props.found.mapping } : { mapping: { saved } },
          )
        }
      >
        {t(columnsText.check)}
      </Button>
    </>
  );
}

function ByColumn({ data, saved, ...props }: Read & { readonly saved: ReturnType<typeof useSaved> }) {
  const { t, list } = useWords();
  const { found, asked } = props;
  const { mapping, check } = useChecking(props);
  const kept = `import/${found.id}/${data.sheet ?? ''}/${data.headingRow}/${asked.saved ?? ''}`;
  const { draft: chosen, keep } = useDraft(kept, data.chosen);
  const [isMore, setMore] = useState(false);
  const names = new Set(data.columns.map(({ name }) => name));
  const isSaid = (path: string): boolean => {
    const column = chosen.columns[path];
    return column === undefined ? (chosen.constants[path] ?? '') !== '' : names.has(column);
  };
  const some = data.fields.filter(({ oneOf }) => oneOf);
  const firstOf = some.some(({ path }) => isSaid(path)) ? undefined : some[0];
  const missing = data.fields.filter((field) => {
    const { path, required } = field;
    return !isSaid(path) && (required || path in chosen.columns || field === firstOf);
  });
  // What is needed, found or chosen stands first; the rest is for whoever looks for it.
  const isUsual = ({ path, required, oneOf }: Preview['fields'][number]) =>
    required ||
    path === some[0]?.path ||
    path in data.chosen.columns ||
    path in data.chosen.constants ||
    (oneOf && isSaid(path));
  const usual = data.fields.filter(isUsual);
  const others = data.fields.filter((field) => !isUsual(field));
  const row = (field: Preview['fields'][number]) => (
    <FieldRow
      key={field.path}
      field={field}
      data={data}
      chosen={chosen}
      onChange={keep}
      isMissing={missing.includes(field)}
    />
  );
  const listed = list(missing.map(({ name }) => t(name)));
  const constants = Object.fromEntries(Object.entries(chosen.constants).filter(([, text]) => text.trim() !== ''));
  const said = { format: formatOf(data, asked), mapping: { ...chosen, constants } };
  return (
    <>
      <table className="import-fields">
        <thead>
          <tr>
            <th scope="col">{t(columnsText.ours)}</th>
            <th scope="col">{t(columnsText.means)}</th>
            <th scope="col">{t(columnsText.theirs)}</th>
            <th scope="col">{t(columnsText.samples)}</th>
          </tr>
        </thead>
        <tbody>
          {usual.map(row)}
          {others.length > 0 && (
            <tr>
              <td colSpan={4}>
                <Button type="link" aria-expanded={isMore} onClick={() => setMore(!isMore)}>
                  {t(columnsText[isMore ? 'fewer' : 'more'], { count: others.length })}
                </Button>
              </td>
            </tr>
          )}
          {isMore && others.map(row)}
        </tbody>
      </table>
      <Acted acting={mapping} />
      <div className="acts">
        <ActButton
          type="primary"
          why={missing.length > 0 ? t(columnsText['missing-some'], { fields: listed }) : undefined}
          loading={mapping.isActing}
          onClick={() => void check(said)}
        >
          {t(columnsText.check)}
        </ActButton>
        {missing.length > 0 && <span className="is-bad">{t(columnsText['missing-some'], { fields: listed })}</span>}
        {missing.length === 0 && <SaveAs found={found} said={said} saved={saved} />}
      </div>
    </>
  );
}
