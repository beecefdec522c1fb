import type { Offered } from './move-form.tsx';

export type Field = Offered['fields'][number];

type Values = Readonly<Record<string, unknown>>;

/** What was typed as what is sent: what was left empty is left out, and numbers are numbers. */
export const bodyOf = (fields: readonly Field[], typed: Values): Values =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const said = saidIn(field, typed[field.name]);
      return said === undefined ? [] : [[field.name, said]];
    }),
  );

function saidIn(field: Field, typed: unknown): unknown {
  if (typed === undefined || typed === null || typed === '') return undefined;
  const { how, from, parts = [], shapes = [] } = field;
  if (how === 'whole' || (how === 'one' && isNumber(from))) return Number(typed);
  if (how === 'group') return isValues(typed) ? bodyOf(parts, typed) : undefined;
  if (how === 'either') return isValues(typed) ? shaped(shapes, typed) : undefined;
  if (how === 'list') return Array.isArray(typed) ? typed.filter(isValues).map((one) => shaped(shapes, one)) : [];
  if (field.from === 'evidence') return Array.isArray(typed) ? typed.filter(isValues).map(({ id }) => id) : [];
  return typed;
}

/** Lines and marks are entries of a record, called by their number. */
const isNumber = (from: Field['from']): boolean => from === 'entered-line' || from === 'ballot';

function shaped(shapes: NonNullable<Field['shapes']>, typed: Values): Values | null {
  const named = typed['kind'];
  const kind = typeof named === 'string' ? named : '';
  if (kind === 'none') return null;
  const shape = shapes.find((one) => one.kind === kind) ?? shapes[0];
  return { ...(kind === '' ? {} : { kind }), ...bodyOf(shape?.parts ?? [], typed) };
}

const isValues = (value: unknown): value is Values => typeof value === 'object' && value !== null;
