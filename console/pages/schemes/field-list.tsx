import ArrowDownOutlined from '@ant-design/icons/es/icons/ArrowDownOutlined';
import ArrowUpOutlined from '@ant-design/icons/es/icons/ArrowUpOutlined';
import DeleteOutlined from '@ant-design/icons/es/icons/DeleteOutlined';
import Button from 'antd/es/button';
import type { ComponentType } from 'react';
import { formText } from '../../../shared/text/console/scheme-forms.ts';
import { fieldName } from '../../../shared/text/schemes/fields.ts';
import { useWords } from '../../words.tsx';
import { rowsOf, swapped, without, type Path } from './document.ts';
import { useEditing } from './editing.tsx';
import { isLeaf } from './inputs.tsx';
import { blankOf, inOrder, type Member, type Shape } from './shape.ts';

export interface FieldProps {
  readonly shape: Shape;
  readonly path: Path;
  readonly required?: boolean;
  /** In a table the heading says what it is. */
  readonly inTable?: string;
}

export interface UnionProps {
  readonly shape: Extract<Shape, { as: 'union' }>;
  readonly path: Path;
  readonly value: unknown;
}

interface ListProps {
  readonly shape: Extract<Shape, { as: 'list' }>;
  readonly path: Path;
  readonly value: unknown;
  readonly label: string;
  /** What a row is drawn with: fields hold lists, and lists fields. */
  readonly field: ComponentType<FieldProps>;
  readonly union: ComponentType<UnionProps>;
  readonly members: ComponentType<{ readonly members: readonly Member[]; readonly path: Path }>;
}

/** Rows of a list: a table where each is a few values, else one under the other. */
export function List({ shape: { item, least, most }, path, value, label, ...drawn }: ListProps) {
  const { t } = useWords();
  const { isReadOnly, set } = useEditing();
  const rows = rowsOf(value);
  const columns =
    item.as === 'group' && item.members.every(({ shape }) => isLeaf(shape))
      ? inOrder(item.members).filter(({ name }) => !isReadOnly || name !== 'id')
      : undefined;
  const handles = (at: number) =>
    !isReadOnly && (
      <span className="handles">
        <Button
          size="small"
          type="text"
          icon={<ArrowUpOutlined aria-hidden />}
          disabled={at === 0}
          aria-label={`${label}：${t(formText['up-this'], { at: at + 1 })}`}
          onClick={() => set(path, swapped(rows, at, at - 1))}
        />
        <Button
          size="small"
          type="text"
          icon={<ArrowDownOutlined aria-hidden />}
          disabled={at === rows.length - 1}
          aria-label={`${label}：${t(formText['down-this'], { at: at + 1 })}`}
          onClick={() => set(path, swapped(rows, at, at + 1))}
        />
        <Button
          size="small"
          type="text"
          danger
          icon={<DeleteOutlined aria-hidden />}
          disabled={rows.length <= least}
          aria-label={`${label}：${t(formText['remove-this'], { at: at + 1 })}`}
          onClick={() => set(path, without(rows, at))}
        />
      </span>
    );
  return (
    <>
      {columns && rows.length > 0 && (
        <section className="listed-scroll" aria-label={label} tabIndex={0}>
          <table className="listed-table">
            <thead>
              <tr>
                {columns.map(({ name }) => (
                  <th key={name} scope="col">
                    {t(fieldName([...path, name]) ?? { zh: name, en: name })}
                  </th>
                ))}
                {!isReadOnly && <td />}
              </tr>
            </thead>
            <tbody>
              {rows.map((_, at) => (
                <tr key={at}>
                  {columns.map(({ name, shape, required }) => (
                    <td key={name}>
                      <drawn.field
                        shape={shape}
                        path={[...path, String(at), name]}
                        required={required}
                        inTable={`${t(fieldName([...path, name]) ?? { zh: name, en: name })} ${at + 1}`}
                      />
                    </td>
                  ))}
                  {!isReadOnly && <td>{handles(at)}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {!columns &&
        rows.map((row, at) => (
          <div key={at} className="listed-one">
            {item.as === 'union' ? (
              <div className="members">
                <drawn.union shape={item} path={[...path, String(at)]} value={row} />
              </div>
            ) : item.as === 'group' ? (
              <drawn.members members={item.members} path={[...path, String(at)]} />
            ) : null}
            {handles(at)}
          </div>
        ))}
      {rows.length === 0 && <p className="note">{t(formText.none)}</p>}
      {!isReadOnly && rows.length < most && (
        <Button
          size="small"
          aria-label={`${t(formText.add)}：${label}`}
          onClick={() => set(path, [...rows, blankOf(item)])}
        >
          {t(formText.add)}
        </Button>
      )}
    </>
  );
}
