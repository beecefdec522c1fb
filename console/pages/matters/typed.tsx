import Checkbox from 'antd/es/checkbox';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { oneMatter } from '../../../shared/text/console/matters.ts';
import type { Body } from '../../api/lines.ts';
import { useWords } from '../../words.tsx';
import type { Field } from './said.ts';

export type Choices = Body<'matters.openings'>['choices'];

interface TypedProps {
  readonly field: Field;
  readonly choices: Choices;
  /** Given by the form. */
  readonly id?: string;
  readonly value?: never;
  readonly onChange?: never;
  readonly 'aria-required'?: 'true';
}

/** As many are seen at a glance; of more one looks for names. */
const mostBoxes = 30;

/** What one types or chooses in a field that has no parts. */
export function Typed({ field: { how, from, most }, choices, ...given }: TypedProps) {
  const { t } = useWords();
  const length = most === undefined ? {} : { maxLength: most };
  if (how === 'prose') return <Input.TextArea {...given} {...length} rows={4} showCount />;
  if (how === 'day') return <Input {...given} type="date" className="day-field" />;
  if (how === 'whole') return <Input {...given} inputMode="numeric" className="day-field" />;
  if (how === 'words') return <Select {...given} mode="tags" open={false} placeholder={t(oneMatter.words)} />;
  if (how !== 'one' && how !== 'several') return <Input {...given} {...length} />;
  const options = (from === undefined ? [] : (choices[from] ?? [])).map(({ id, name }) => ({
    value: id,
    label: t(name),
  }));
  if (how === 'several' && options.length <= mostBoxes) return <Boxes {...given} options={options} />;
  const several = how === 'several' ? { mode: 'multiple' as const } : {};
  return (
    <Select
      {...given}
      {...several}
      showSearch
      optionFilterProp="label"
      placeholder={t(oneMatter.choose)}
      options={options}
    />
  );
}

/** A group of boxes is not required as a whole in the eyes of a screen reader: each says what it is. */
function Boxes({
  'aria-required': _,
  ...group
}: Omit<TypedProps, 'field' | 'choices'> & { readonly options: Options }) {
  return <Checkbox.Group {...group} className="boxes" />;
}

type Options = { readonly value: string; readonly label: string }[];
