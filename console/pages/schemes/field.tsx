import Button from 'antd/es/button';
import Modal from 'antd/es/modal';
import Select from 'antd/es/select';
import { useId, useState } from 'react';
import { parts } from '../../../shared/text/console/parts.ts';
import { formText } from '../../../shared/text/console/scheme-forms.ts';
import { choicesAt, fieldName } from '../../../shared/text/schemes/fields.ts';
import { useWords } from '../../words.tsx';
import { pathText, valueAt, type Path } from './document.ts';
import { namedIn, useEditing } from './editing.tsx';
import { Leaf, Provider, Words, isLeaf } from './inputs.tsx';
import { List, type FieldProps, type UnionProps } from './field-list.tsx';
import { blankMembers, blankOf, inOrder, type Member, type Shape } from './shape.ts';
import { faultText, toldOf } from './told.ts';

/** One place of the document with its name, its input and what is wrong with it; whatever its shape is. */
export function Field({ shape, path, required = true, inTable }: FieldProps) {
  const { t } = useWords();
  const editing = useEditing();
  const id = useId();
  const value = valueAt(editing.scheme, path);
  const name = t(fieldName(path) ?? { zh: path.at(-1) ?? '', en: path.at(-1) ?? '' });
  const label = inTable ?? name;
  const own = { shape, path, value, required, label, id };
  const isOne = isLeaf(shape) || shape.as === 'words' || shape.as === 'provider';
  const isInline = shape.as === 'union' && required && path.at(-1) !== 'rule';
  if (isInline) return <Union shape={shape} path={path} value={value} />;
  if (!isOne) return <Parts {...own} />;
  return (
    <div className={`scheme-field${isWide(shape) ? ' scheme-wide' : ''}`} data-path={pathText(path)}>
      {inTable === undefined && <label htmlFor={id}>{name}</label>}
      {editing.isReadOnly ? (
        <span id={id} className="scheme-told">
          {inTable !== undefined && value === undefined ? '' : toldOf(shape, path, { value, of: editing, t })}
        </span>
      ) : shape.as === 'words' ? (
        <Words {...own} />
      ) : shape.as === 'provider' ? (
        <Provider {...own} />
      ) : (
        <Leaf {...own} />
      )}
      <Faults path={path} isDeep />
    </div>
  );
}

const isWide = (shape: Shape): boolean =>
  shape.as === 'name' || shape.as === 'words' || (shape.as === 'text' && shape.most > 200);

/** What the checks say of a place, beside it. */
export function Faults({ path, isDeep = false }: { readonly path: Path; readonly isDeep?: boolean }) {
  const { t } = useWords();
  const { faults, scheme } = useEditing();
  const own = pathText(path);
  const here = faults.filter((fault) => fault.path === own || (isDeep && fault.path.startsWith(`${own}.`)));
  const called = (at: string): string => t(fieldName(at.split('.')) ?? { zh: at, en: at });
  if (here.length === 0) return null;
  return (
    <ul className="scheme-faults">
      {here.map((fault) => (
        <li key={`${fault.path} ${fault.code}`}>
          {fault.path === own ? '' : `${called(fault.path)}：`}
          {t(faultText(fault, scheme))}
        </li>
      ))}
    </ul>
  );
}

interface PartsProps extends FieldProps {
  readonly value: unknown;
  readonly label: string;
}

/** What is made of several: a group, a choice between groups, a list, weights. What is optional may be left as usual. */
function Parts({ shape, path, value, required = true, label }: PartsProps) {
  const { t } = useWords();
  const { isReadOnly, set } = useEditing();
  const inner = shape.as === 'nullable' ? shape.of : shape;
  const isAbsent = value === undefined || value === null;
  const absent = value === null || (shape.as === 'nullable' && required) ? null : undefined;
  const mayBeAbsent = !required || shape.as === 'nullable';
  return (
    <fieldset className={`scheme-group${smallness(inner)}`} data-path={pathText(path)}>
      <legend>{label}</legend>
      {isAbsent ? (
        <p className="note">
          {t(absent === null || inner.as === 'list' ? formText.none : formText.undeclared)}{' '}
          {!isReadOnly && (
            <Button
              size="small"
              aria-label={`${t(formText.declare)}：${label}`}
              onClick={() => set(path, blankOf(inner))}
            >
              {t(formText.declare)}
            </Button>
          )}
        </p>
      ) : (
        <>
          {inner.as === 'group' && <Members members={inner.members} path={path} />}
          {inner.as === 'union' && (
            <div className="members">
              <Union shape={inner} path={path} value={value} />
            </div>
          )}
          {inner.as === 'list' && (
            <List shape={inner} path={path} value={value} label={label} field={Field} union={Union} members={Members} />
          )}
          {inner.as === 'weights' && <Weights path={path} />}
          {mayBeAbsent && !isReadOnly && (
            <Button
              size="small"
              aria-label={`${t(shape.as === 'nullable' ? formText['make-none'] : formText.withdraw)}：${label}`}
              onClick={() => set(path, shape.as === 'nullable' ? null : undefined)}
            >
              {t(shape.as === 'nullable' ? formText['make-none'] : formText.withdraw)}
            </Button>
          )}
        </>
      )}
      <Faults path={path} />
    </fieldset>
  );
}

/** A few values side by side take less than a whole line. */
function smallness(shape: Shape): string {
  const members = shape.as === 'group' && shape.members.every((member) => isLeaf(member.shape)) ? shape.members : [];
  return members.length === 0 || members.length > 3 ? '' : ` scheme-small scheme-of-${members.length}`;
}

interface MembersProps {
  readonly members: readonly Member[];
  readonly path: Path;
  /** Among the members of what it is part of. */
  readonly isInline?: boolean;
}

/** Members side by side, as many as fit. */
export function Members({ members, path, isInline = false }: MembersProps) {
  const { scheme, isReadOnly } = useEditing();
  const { t } = useWords();
  const told = inOrder(members).filter(
    ({ name }) => !isReadOnly || (name !== 'id' && valueAt(scheme, [...path, name]) !== undefined),
  );
  if (isReadOnly && !isInline && told.length === 0) return <p className="note">{t(formText.usual)}</p>;
  return (
    <div className={isInline ? 'members-inline' : 'members'}>
      {told.map(({ name, shape, required }) => (
        <Field key={name} shape={shape} path={[...path, name]} required={required} />
      ))}
    </div>
  );
}

interface Asking {
  readonly next: string;
  readonly lost: string;
  readonly turn: () => void;
}

/**
 * Which kind it is, and what that kind needs. What two kinds have both is kept when another is chosen; before a list that only the first
 * has is dropped, whoever chooses is asked.
 */
export function Union({ shape: { by, options }, path, value }: UnionProps) {
  const { t } = useWords();
  const { isReadOnly, set } = useEditing();
  const id = useId();
  const kind = String(valueAt(value, [by]));
  const at = [...path, by];
  const name = t(fieldName(at) ?? { zh: by, en: by });
  const called = (one: string): string => t(choicesAt(at)?.[one] ?? { zh: one, en: one });
  const [asking, setAsking] = useState<Asking>();
  const choose = (next: string) => {
    const [was, members] = [options.get(kind) ?? [], options.get(next) ?? []];
    const kept = members.flatMap(({ name: member, shape }) => {
      const before = valueAt(value, [member]);
      const isAlike = was.some((one) => one.name === member && one.shape.as === shape.as) && shape.as !== 'union';
      return isAlike && before !== undefined ? [[member, before] as const] : [];
    });
    const turn = () => set(path, { [by]: next, ...blankMembers(members), ...Object.fromEntries(kept) });
    const lost = was.flatMap(({ name: member }) => {
      const list = valueAt(value, [member]);
      return kept.some(([one]) => one === member) || !Array.isArray(list) || list.length < 2
        ? []
        : [
            t(formText.lost, {
              list: t(fieldName([...path, member]) ?? { zh: member, en: member }),
              count: list.length,
            }),
          ];
    });
    if (lost.length === 0) turn();
    else setAsking({ next, lost: lost.join('、'), turn });
  };
  return (
    <>
      <div className="scheme-field" data-path={pathText(at)}>
        <label htmlFor={id}>{name}</label>
        {isReadOnly ? (
          <span className="scheme-told">{called(kind)}</span>
        ) : (
          <Select
            id={id}
            aria-label={name}
            value={kind}
            onChange={choose}
            options={[...options.keys()].map((one) => ({ value: one, label: called(one) }))}
          />
        )}
        <Faults path={at} />
      </div>
      <Members members={options.get(kind) ?? []} path={path} isInline />
      <Modal
        open={asking !== undefined}
        title={t(formText['turn-title'], { kind: called(asking?.next ?? kind) })}
        okText={t(formText.turn)}
        okButtonProps={{ danger: true }}
        cancelText={t(parts.cancel)}
        onOk={() => {
          asking?.turn();
          setAsking(undefined);
        }}
        onCancel={() => setAsking(undefined)}
      >
        <p>{t(formText['turn-about'], { lost: asking?.lost ?? '' })}</p>
      </Modal>
    </>
  );
}

/** A weight for each rater group of the scheme. */
function Weights({ path }: { readonly path: Path }) {
  const editing = useEditing();
  const { t } = useWords();
  return (
    <div className="members">
      {namedIn(editing, path)?.map(({ value, name }) => (
        <div key={value} className="scheme-field" data-path={pathText([...path, value])}>
          <span>{t(name)}</span>
          <Leaf
            shape={{ as: 'decimal' }}
            path={[...path, value]}
            value={valueAt(editing.scheme, [...path, value])}
            required={false}
            label={t(name)}
          />
          <Faults path={[...path, value]} />
        </div>
      ))}
    </div>
  );
}
