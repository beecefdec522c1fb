import type { Ask, Body } from '../../api/lines.ts';
import { useRead } from '../../api/use-read.ts';

export type Import = Body<'imports.read'>;
export type Preview = Body<'imports.preview'>;
export type Field = Preview['fields'][number];
export type Chosen = Preview['chosen'];
/** How the file is to be looked at. */
export type Asked = NonNullable<Ask<'imports.preview'>['query']>;

export function usePreview(id: string, asked: Asked) {
  return useRead('imports.preview', { params: { import: id }, query: asked });
}

/** How the file is read, as it is looked at. */
export const formatOf = ({ type, sheet, headingRow }: Preview, { encoding }: Asked) =>
  type === 'csv'
    ? { type, headingRow, ...(encoding === undefined ? {} : { encoding }) }
    : { type, headingRow, ...(sheet === undefined ? {} : { sheet }) };
