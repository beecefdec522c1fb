import { createContext, use } from 'react';
import type { Text } from '../../../shared/text/refusal.ts';
import type { Body } from '../../api/lines.ts';
import type { Path } from './document.ts';

export type Document = Body<'schemes.read-version'>;
export type Scheme = Document['scheme'];
export type Fault = Document['problems'][number];

/** A name out of the document or the county, for what stands there by its id. */
export interface Option {
  readonly value: string;
  readonly name: Text;
}

/** What a form of a scheme works on. */
export interface Editing {
  readonly scheme: Scheme;
  readonly isReadOnly: boolean;
  readonly faults: readonly Fault[];
  readonly units: readonly Option[];
  readonly set: (path: Path, value: unknown) => void;
}

export const EditingContext = createContext<Editing | undefined>(undefined);

export function useEditing(): Editing {
  const editing = use(EditingContext);
  if (!editing) throw new Error('nothing is edited here');
  return editing;
}

/** What a code may name, by the member it stands in. */
export function namedIn(
  { scheme, units }: Pick<Editing, 'scheme' | 'units'>,
  path: Path,
): readonly Option[] | undefined {
  const name = path.at(-1);
  const head = path[0];
  const items = scheme.sections.flatMap((section) => (section.items === 'common' ? section.indicators : []));
  const asOptions = (named: readonly { readonly id: string; readonly name: Text }[]): Option[] =>
    named.map(({ id, name: called }) => ({ value: id, name: called }));
  if (name === 'grade' && head !== 'bands')
    return scheme.bands.map(({ grade, name: called }) => ({ value: grade, name: called }));
  if (name === 'grades' && head === 'conditions')
    return scheme.bands.map(({ grade, name: called }) => ({ value: grade, name: called }));
  if (name === 'section') return asOptions(scheme.sections);
  if (name === 'item') return asOptions(items);
  if (name === 'line') return asOptions(scheme.adjustments.lines.filter(({ kind }) => kind === 'deduction'));
  if (name === 'weights') return asOptions(scheme.raterGroups);
  if (name === 'unit') return units;
  return undefined;
}
