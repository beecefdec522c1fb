import PlusOutlined from '@ant-design/icons/es/icons/PlusOutlined';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Select from 'antd/es/select';
import { oneMatter } from '../../../shared/text/console/matters.ts';
import { useWords } from '../../words.tsx';
import { EvidenceField } from './evidence-field.tsx';
import { capital } from './capital.ts';
import type { Field } from './said.ts';
import { Typed, type Choices } from './typed.tsx';

interface FieldProps {
  readonly field: Field;
  /** Where it stands in what is sent; inside a list, below its item. */
  readonly at: readonly (string | number)[];
  readonly choices: Choices;
  readonly params: { readonly period: string; readonly subject: string };
}

/** A field as its schema describes it: a text, a day, a choice by name, evidence, or several of these. */
export function FieldIn(props: FieldProps) {
  const { field, at, choices, params } = props;
  const { t } = useWords();
  const { how, label, parts = [], from } = field;
  if (how === 'group')
    return (
      <fieldset className="listed">
        <legend>{capital(t(label))}</legend>
        {parts.map((part) => (
          <FieldIn key={part.name} field={part} at={[...at, part.name]} choices={choices} params={params} />
        ))}
      </fieldset>
    );
  if (how === 'either') return <Shaped {...props} />;
  if (how === 'list') return <ShapedList {...props} />;
  const name = capital(t(label));
  const item = {
    name: [...at],
    label: field.needed ? name : t(oneMatter.optional, { label: name }),
    rules: rulesOf(field, {
      missing: t(oneMatter.missing, { label: name }),
      short: (least: number) => t(oneMatter['too-short'], { least }),
    }),
  };
  if (from === 'evidence')
    return (
      <Form.Item {...item}>
        <EvidenceField params={params} />
      </Form.Item>
    );
  return (
    <Form.Item {...item}>
      <Typed field={field} choices={choices} />
    </Form.Item>
  );
}

interface Told {
  readonly missing: string;
  readonly short: (least: number) => string;
}

function rulesOf({ needed, how, least }: Field, { missing, short }: Told) {
  const isText = how === 'line' || how === 'prose';
  return [
    ...(needed ? [{ required: true, message: missing, ...(isText ? { whitespace: true } : {}) }] : []),
    ...(isText && least !== undefined && least > 1 ? [{ min: least, message: short(least) }] : []),
  ];
}

/** One of several shapes: which, and then what that has. */
function Shaped({ field, at, choices, params }: FieldProps) {
  const { t } = useWords();
  const form = Form.useFormInstance();
  const chosen: unknown = Form.useWatch([...at, 'kind'], form);
  const { shapes = [], label } = field;
  const shape = shapes.length === 1 ? shapes[0] : shapes.find(({ kind }) => kind === chosen);
  return (
    <fieldset className="listed">
      <legend>{capital(t(label))}</legend>
      {shapes.length > 1 && (
        <Form.Item
          name={[...at, 'kind']}
          rules={field.needed ? [{ required: true, message: t(oneMatter.missing, { label: t(label) }) }] : []}
        >
          <Select
            aria-label={t(label)}
            placeholder={t(oneMatter.choose)}
            options={shapes.map(({ kind, name }) => ({ value: kind, label: t(name) }))}
          />
        </Form.Item>
      )}
      {shape?.parts.map((part) => (
        <FieldIn key={part.name} field={part} at={[...at, part.name]} choices={choices} params={params} />
      ))}
    </fieldset>
  );
}

/** Several of these. */
function ShapedList(props: FieldProps) {
  const { field, at } = props;
  const { t } = useWords();
  const label = t(field.label);
  const { least = 0, most = Infinity } = field;
  return (
    <Form.List name={[...at]} initialValue={Array.from({ length: least }, () => ({}))}>
      {(pieces, { add, remove }) => (
        <div className="shaped-list">
          {pieces.map(({ key, name }) => (
            <div key={key} className="shaped-piece">
              <Shaped {...props} field={{ ...field, needed: true }} at={[...at, name]} />
              {pieces.length > least && <Button onClick={() => remove(name)}>{t(oneMatter.remove)}</Button>}
            </div>
          ))}
          {pieces.length < most && (
            <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({})}>
              {t(oneMatter.add)} {label}
            </Button>
          )}
        </div>
      )}
    </Form.List>
  );
}
