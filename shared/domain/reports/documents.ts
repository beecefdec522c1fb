import * as z from 'zod';
import type { SubjectKind } from '../scheme/scheme.ts';
import { Format } from './manifest.ts';

/** In which formats the document of a subject is written. */
export const Documents = z.array(Format).min(1).max(Format.options.length);
type Documents = z.infer<typeof Documents>;

const usual: Readonly<Record<SubjectKind, Documents>> = {
  unit: Format.options,
  team: Format.options,
  // Nobody makes tables of one person's result, and of people there are thousands.
  official: ['json', 'html'],
};

/** The formats a scheme has written for this kind of subject, each once and always in the same order. */
export function documentsOf(
  { documents = {} }: { readonly documents?: Partial<Record<SubjectKind, Documents | undefined>> | undefined },
  kind: SubjectKind,
): readonly Format[] {
  const declared = documents[kind] ?? usual[kind];
  return Format.options.filter((format) => declared.includes(format));
}
