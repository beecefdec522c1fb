import type { ColumnKey } from '../../../text/schemes/columns.ts';
import type { Notation } from '../../scoring/parameters.ts';

/** A column holds one member of the object its row stands for; `section`, `rule` and `parameters` are taken apart separately. */
export interface Column {
  readonly key: ColumnKey;
  readonly notation: Notation;
  readonly required?: true;
}

const text = { as: 'text' } as const;
const decimal = { as: 'decimal' } as const;

export const sectionColumns: readonly Column[] = [
  { key: 'id', notation: text, required: true },
  { key: 'name.zh', notation: text, required: true },
  { key: 'name.en', notation: text, required: true },
  { key: 'points', notation: decimal, required: true },
  { key: 'items', notation: { as: 'choice', of: 'items' }, required: true },
  { key: 'combine', notation: { as: 'choice', of: 'combine' } },
  { key: 'minItems', notation: { as: 'whole' } },
  { key: 'maxItems', notation: { as: 'whole' } },
  { key: 'periods', notation: { as: 'named', to: 'weight' } },
  { key: 'gaps', notation: { as: 'choice', of: 'gaps' } },
  { key: 'missing', notation: { as: 'choice', of: 'missing' } },
];

export const indicatorColumns: readonly Column[] = [
  { key: 'section', notation: text, required: true },
  { key: 'id', notation: text, required: true },
  { key: 'name.zh', notation: text, required: true },
  { key: 'name.en', notation: text, required: true },
  { key: 'kind', notation: { as: 'choice', of: 'kind' }, required: true },
  { key: 'dimension', notation: text },
  { key: 'direction', notation: { as: 'choice', of: 'direction' }, required: true },
  { key: 'unitOfMeasure', notation: text },
  { key: 'points', notation: decimal, required: true },
  { key: 'target', notation: decimal },
  { key: 'baseline', notation: decimal },
  { key: 'frequency', notation: { as: 'choice', of: 'frequency' }, required: true },
  { key: 'over', notation: { as: 'choice', of: 'over' } },
  { key: 'value', notation: { as: 'choice', of: 'value' }, required: true },
  { key: 'counts', notation: { as: 'choice', of: 'counts' } },
  { key: 'provider', notation: { as: 'provider' } },
  { key: 'evidenceRule', notation: { as: 'evidence' } },
  { key: 'checks', notation: { as: 'checks' } },
  { key: 'light.amber', notation: decimal },
  { key: 'light.red', notation: decimal },
  { key: 'light.course', notation: { as: 'choice', of: 'course' } },
  { key: 'light.forecast', notation: { as: 'choice', of: 'forecast' } },
  { key: 'rule', notation: text, required: true },
  { key: 'parameters', notation: text },
  { key: 'missing', notation: { as: 'choice', of: 'missing' } },
  { key: 'standard', notation: text },
  { key: 'source', notation: text },
  { key: 'evidence', notation: text },
];
