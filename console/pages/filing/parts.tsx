import Input from 'antd/es/input';
import { filingCell } from '../../../shared/text/console/filing.ts';
import { useWords } from '../../words.tsx';
import { partsIn, type Item, type Slot, type Typed } from './draft.ts';
import { Field } from './field.tsx';

interface PartsProps {
  readonly item: Item;
  readonly slot: Slot;
  readonly typed: Typed | undefined;
  readonly onChange: (change: Pick<Typed, 'parts'>) => void;
}

/** What does not go into one cell: the days milestones were reached, the figures of a formula. */
export function Parts({ item, slot, typed, onChange }: PartsProps) {
  const { t, today, date } = useWords();
  const parts = partsIn(slot, typed);
  const put = (name: string, value: string) => onChange({ parts: { ...parts, [name]: value } });
  if (item.value === 'milestones')
    return (
      <fieldset className="parts">
        <legend>{t(filingCell.milestones)}</legend>
        {(item.milestones ?? []).map(({ id, name, share, due }) => (
          <Field key={id} label={`${t(name)} · ${t(filingCell['share-due'], { share, due: date(due) })}`}>
            {(field) => (
              <Input
                id={field}
                type="date"
                max={today()}
                value={parts[id] ?? ''}
                onChange={({ target }) => put(id, target.value)}
              />
            )}
          </Field>
        ))}
      </fieldset>
    );
  return (
    <fieldset className="parts">
      <legend>{t(filingCell.named)}</legend>
      {(item.inputs ?? []).map((name) => (
        <Field key={name} label={name}>
          {(field) => <Input id={field} value={parts[name] ?? ''} onChange={({ target }) => put(name, target.value)} />}
        </Field>
      ))}
    </fieldset>
  );
}
