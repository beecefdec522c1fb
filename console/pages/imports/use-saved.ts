import { usePages } from '../../api/use-read.ts';
import type { Import } from './use-preview.ts';

/** What was saved for this kind and owner; what was retired is not offered. */
export function useSaved({ kind, owner }: Import) {
  const query = owner === undefined ? {} : { owner };
  const { rows } = usePages('imports.mappings', { params: { kind }, query }, ({ mappings }) => mappings);
  return rows.filter(({ retired }) => !retired);
}
