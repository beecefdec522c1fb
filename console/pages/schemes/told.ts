import { formText, outlineText } from '../../../shared/text/console/scheme-forms.ts';
import { choicesAt } from '../../../shared/text/schemes/fields.ts';
import type { Text } from '../../../shared/text/refusal.ts';
import type { Spoken } from '../../words.tsx';
import { formats } from '../../../shared/text/wrong-input.ts';
import { valueAt, type Path } from './document.ts';
import { pathOf } from './outline.ts';
import { namedIn, type Editing, type Fault } from './editing.tsx';
import type { Shape } from './shape.ts';

type Named = Pick<Editing, 'scheme' | 'units'>;

/** A value as whoever may only read it is told of it; lists and groups tell of their members themselves. */
export function toldOf(
  shape: Shape,
  path: Path,
  { value, of, t }: { readonly value: unknown; readonly of: Named } & Pick<Spoken, 't'>,
): string {
  if (value === undefined) return t(formText.usual);
  if (value === null) return t(formText.unlimited);
  const called = (id: unknown): string => {
    const found = namedIn(of, path)?.find((one) => one.value === id)?.name ?? choicesAt(path)?.[String(id)];
    return found ? t(found) : String(id);
  };
  switch (shape.as) {
    case 'flag':
      return t(value === true ? formText.yes : formText.no);
    case 'name':
      return t(nameOf(value));
    case 'words':
    case 'choices':
      return Array.isArray(value) ? value.map(called).join('；') : '';
    case 'provider': {
      const unit = valueAt(value, ['unit']);
      return unit === undefined
        ? called(value)
        : t(of.units.find((one) => one.value === unit)?.name ?? nameOf(undefined));
    }
    case 'nullable':
      return toldOf(shape.of, path, { value, of, t });
    case 'weights':
      return Object.entries(Object(value))
        .map(([id, weight]) => `${called(id)} ${String(weight)}`)
        .join('；');
    default:
      return called(value);
  }
}

/** A name out of a document, and what is said while it has none. */
export function nameOf(value: unknown): Text {
  const [zh, en] = [valueAt(value, ['zh']), valueAt(value, ['en'])];
  const said = { zh: typeof zh === 'string' ? zh : '', en: typeof en === 'string' ? en : '' };
  return said.zh === '' && said.en === '' ? outlineText.unnamed : { zh: said.zh || said.en, en: said.en || said.zh };
}

/** What a check says of a place; of one that is empty or holds no figure in fewer words. */
export function faultText({ path, code, zh, en }: Fault, scheme: Editing['scheme']): Text {
  const value = valueAt(scheme, pathOf(path));
  if (code !== 'schemes.shape') return { zh, en };
  if (value === undefined || value === null || value === '') return formText.empty;
  return zh === formats.decimal.zh ? formText['not-figure'] : { zh, en };
}
