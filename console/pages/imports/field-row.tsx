import Input from 'antd/es/input';
import Checkbox from 'antd/es/checkbox';
import Select from 'antd/es/select';
import Tag from 'antd/es/tag';
import { columnsText } from '../../../shared/text/console/imports.ts';
import { useWords } from '../../words.tsx';
import type { Chosen, Field, Preview } from './use-preview.ts';

interface FieldRowProps {
  readonly field: Field;
  readonly data: Preview;
  readonly chosen: Chosen;
  readonly isMissing: boolean;
  readonly onChange: (chosen: Chosen) => void;
}

/** What stands in no column of the file is told from what does by a value that no column has. */
const inEveryRow = '\u0000';

const without = (all: Readonly<Record<string, string>>, path: string): Record<string, string> =>
  Object.fromEntries(Object.entries(all).filter(([one]) => one !== path));

/** One field of ours and the column it comes from, a word for every row, or nothing. */
export function FieldRow({ field, data, chosen, isMissing, onChange }: FieldRowProps) {
  const { t } = useWords();
  const { path, required } = field;
  const name = t(field.name);
  const column = chosen.columns[path];
  const constant = chosen.constants[path];
  const found = data.columns.find((one) => one.name === column);
  const gone = column !== undefined && found === undefined;
  const isAsFound = column !== undefined && data.chosen.columns[path] === column;
  const choose = (value: string | undefined) => {
    const columns = without(chosen.columns, path);
    const constants = without(chosen.constants, path);
    if (value === inEveryRow) onChange({ ...chosen, columns, constants: { ...constants, [path]: constant ?? '' } });
    else if (value === undefined) onChange({ ...chosen, columns, constants });
    else {
      const merged = data.columns.some((one) => one.name === value && one.merged);
      const fillDown = merged ? [...new Set([...chosen.fillDown, value])] : chosen.fillDown;
      onChange({ ...chosen, columns: { ...columns, [path]: value }, constants, fillDown });
    }
  };
  const fill = (isFilled: boolean) => {
    const others = chosen.fillDown.filter((one) => one !== column);
    onChange({ ...chosen, fillDown: isFilled && column !== undefined ? [...others, column] : others });
  };
  return (
    <tr className={isMissing ? 'is-missing' : ''}>
      <th scope="row">
        {name} {required && <Tag color="red">{t(columnsText.required)}</Tag>}
      </th>
      <td className="note">{t(field.meaning)}</td>
      <td>
        <div className="import-from">
          <Select
            aria-label={name}
            allowClear
            showSearch
            optionFilterProp="label"
            status={isMissing ? 'error' : ''}
            placeholder={t(required ? columnsText.missing : columnsText.none)}
            value={gone ? null : (column ?? (constant === undefined ? null : inEveryRow))}
            onChange={(value: string | null) => choose(value ?? undefined)}
            options={[
              ...data.columns.map((one) => ({ value: one.name, label: one.name })),
              { value: inEveryRow, label: t(columnsText.constant) },
            ]}
          />
          {isAsFound && !gone && <Tag>{t(columnsText[data.from === 'guess' ? 'guess' : 'kept'])}</Tag>}
        </div>
        {gone && <p className="is-bad">{t(columnsText.gone, { column })}</p>}
        {constant !== undefined && (
          <Constant
            label={t(columnsText['constant-of'], { field: name })}
            field={field}
            value={constant}
            onChange={(text) => onChange({ ...chosen, constants: { ...chosen.constants, [path]: text } })}
          />
        )}
        {found && (found.merged || chosen.fillDown.includes(found.name)) && (
          <Checkbox checked={chosen.fillDown.includes(found.name)} onChange={({ target }) => fill(target.checked)}>
            {t(columnsText['fill-down'])}
          </Checkbox>
        )}
      </td>
      <td className="import-samples">{found?.samples.join('；')}</td>
    </tr>
  );
}

interface ConstantProps {
  readonly label: string;
  readonly field: Field;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

function Constant({ label, field, value, onChange }: ConstantProps) {
  const { t } = useWords();
  const options = field.choices.map((choice) => ({ value: choice.value, label: t(choice.name) }));
  const props = { 'aria-label': label, placeholder: t(columnsText['choose-constant']), className: 'import-constant' };
  return options.length > 0 ? (
    <Select
      {...props}
      showSearch
      optionFilterProp="label"
      value={value === '' ? null : value}
      onChange={onChange}
      options={options}
    />
  ) : (
    <Input {...props} value={value} maxLength={400} onChange={({ target }) => onChange(target.value)} />
  );
}
