import Checkbox from 'antd/es/checkbox';
import Input from 'antd/es/input';
import InputNumber from 'antd/es/input-number';
import Select from 'antd/es/select';
import { formText } from '../../../shared/text/console/scheme-forms.ts';
import { choicesAt } from '../../../shared/text/schemes/fields.ts';
import { useWords } from '../../words.tsx';
import { valueAt, type Path } from './document.ts';
import { namedIn, useEditing } from './editing.tsx';
import type { Shape } from './shape.ts';

interface InputProps {
  readonly shape: Shape;
  readonly path: Path;
  readonly value: unknown;
  readonly required: boolean;
  /** What the field is called, where no label says it. */
  readonly label: string;
  readonly id?: string;
}

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? `${value}` : '');
const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(textOf) : []);

/** What is asked for in one line: anything but lists, groups and what is made of them. */
export const isLeaf = (shape: Shape): boolean =>
  shape.as === 'nullable'
    ? isLeaf(shape.of)
    : !['list', 'group', 'union', 'weights', 'provider', 'words'].includes(shape.as);

/** One value of a document, to be typed or chosen. */
export function Leaf({ shape, path, value, required, label, id }: InputProps) {
  const { t } = useWords();
  const { set, ...editing } = useEditing();
  const names = { 'aria-label': label, ...(id === undefined ? {} : { id }) };
  /** What is optional and empty is not said. */
  const say = (text: string) => set(path, text === '' && !required ? undefined : text);
  const options = (of: readonly string[]) =>
    of.map((one) => ({ value: one, label: t(choicesAt(path)?.[one] ?? { zh: one, en: one }) }));
  const usual = t(required ? formText.choose : formText.usual);
  switch (shape.as) {
    case 'decimal':
      return (
        <Input
          {...names}
          className="figure"
          inputMode="decimal"
          value={textOf(value)}
          onChange={({ target }) => say(target.value.normalize('NFKC').trim())}
        />
      );
    case 'whole':
      return (
        <InputNumber
          {...names}
          className="figure"
          precision={0}
          min={shape.least}
          max={shape.most}
          value={typeof value === 'number' ? value : null}
          onChange={(next) => set(path, next ?? undefined)}
        />
      );
    case 'code': {
      const known = namedIn(editing, path);
      if (!known) return <Input {...names} value={textOf(value)} onChange={({ target }) => say(target.value.trim())} />;
      return (
        <Select
          {...names}
          showSearch
          optionFilterProp="label"
          value={textOf(value) === '' ? null : textOf(value)}
          placeholder={t(formText.choose)}
          options={known.map((one) => ({ value: one.value, label: t(one.name) }))}
          onChange={say}
        />
      );
    }
    case 'choice':
      return (
        <Select
          {...names}
          allowClear={!required}
          value={textOf(value) === '' ? null : textOf(value)}
          placeholder={usual}
          options={options(shape.of)}
          onChange={(next: string | undefined) => set(path, next)}
        />
      );
    case 'choices':
      return (
        <Select
          {...names}
          mode="multiple"
          value={textsOf(value)}
          placeholder={usual}
          options={options(shape.of)}
          onChange={(next) => set(path, next.length === 0 && !required ? undefined : next)}
        />
      );
    case 'flag':
      return (
        <Select
          {...names}
          allowClear={!required}
          value={typeof value === 'boolean' ? value : null}
          placeholder={usual}
          options={[
            { value: true, label: t(formText.yes) },
            { value: false, label: t(formText.no) },
          ]}
          onChange={(next: boolean | undefined) => set(path, next)}
        />
      );
    case 'text':
      return shape.most > 200 ? (
        <Input.TextArea
          {...names}
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={shape.most}
          value={textOf(value)}
          onChange={({ target }) => say(target.value)}
        />
      ) : (
        <Input {...names} maxLength={shape.most} value={textOf(value)} onChange={({ target }) => say(target.value)} />
      );
    case 'name':
      return <InBoth path={path} value={value} label={label} />;
    case 'nullable':
      // Where it has to be said, saying nothing is no limit.
      if (required)
        return (
          <Input
            {...names}
            className="figure"
            inputMode="decimal"
            placeholder={t(formText.unlimited)}
            value={textOf(value)}
            onChange={({ target }) => set(path, target.value.normalize('NFKC').trim() || null)}
          />
        );
      return (
        <span className="scheme-limit">
          {value !== null && (
            <Leaf
              shape={shape.of}
              path={path}
              value={value}
              required={required}
              label={label}
              {...(id === undefined ? {} : { id })}
            />
          )}
          <Checkbox
            aria-label={`${label} ${t(formText.unlimited)}`}
            checked={value === null}
            onChange={({ target }) => set(path, target.checked ? null : undefined)}
          >
            {t(formText.unlimited)}
          </Checkbox>
        </span>
      );
    default:
      return null;
  }
}

function InBoth({ path, value, label }: Pick<InputProps, 'path' | 'value' | 'label'>) {
  const { t } = useWords();
  const { set } = useEditing();
  return (
    <span className="in-both">
      {(['zh', 'en'] as const).map((language) => (
        <Input
          key={language}
          lang={language === 'zh' ? 'zh-CN' : 'en'}
          aria-label={`${label} ${t(formText[language])}`}
          placeholder={t(formText[language])}
          value={textOf(valueAt(value, [language]))}
          onChange={({ target }) => set([...path, language], target.value)}
        />
      ))}
    </span>
  );
}

/** A list of words: chosen from what there is, or one on a line. */
export function Words({ path, value, required, label, id }: InputProps) {
  const { t } = useWords();
  const { set, ...editing } = useEditing();
  const known = namedIn(editing, path);
  const say = (next: string[]) => set(path, next.length === 0 && !required ? undefined : next);
  const names = { 'aria-label': label, ...(id === undefined ? {} : { id }) };
  if (known)
    return (
      <Select
        {...names}
        mode="tags"
        value={textsOf(value)}
        options={known.map((one) => ({ value: one.value, label: t(one.name) }))}
        onChange={say}
      />
    );
  return (
    <Input.TextArea
      {...names}
      autoSize={{ minRows: 2, maxRows: 10 }}
      placeholder={t(formText.lines)}
      value={textsOf(value).join('\n')}
      onChange={({ target }) => say(target.value === '' ? [] : target.value.split('\n'))}
    />
  );
}

/** Who files: the subject, the office, or a unit that holds the figures. */
export function Provider({ path, value, label, id }: InputProps) {
  const { t } = useWords();
  const { set, units } = useEditing();
  const unit = valueAt(value, ['unit']);
  const sides = choicesAt(path) ?? {};
  return (
    <Select
      aria-label={label}
      {...(id === undefined ? {} : { id })}
      allowClear
      showSearch
      optionFilterProp="label"
      placeholder={t(formText.usual)}
      value={typeof unit === 'string' ? `unit.${unit}` : textOf(value) === '' ? null : textOf(value)}
      onChange={(next: string | undefined) =>
        set(path, next?.startsWith('unit.') ? { unit: next.slice('unit.'.length) } : next)
      }
      options={[
        ...Object.entries(sides).map(([side, name]) => ({ value: side, label: t(name) })),
        {
          label: t(formText['own-unit']),
          options: units.map((one) => ({ value: `unit.${one.value}`, label: t(one.name) })),
        },
      ]}
    />
  );
}
