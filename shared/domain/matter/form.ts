import * as z from 'zod';
import { inJsonSchema } from '../text.ts';

/** What of the subject or its scheme a field names one or several of. */
export const Source = z.enum([
  'sheet',
  'indicator',
  'slot',
  'line',
  'bonus-line',
  'deduction-line',
  'veto',
  'entered-line',
  'ballot',
  'evidence',
]);
export type Source = z.infer<typeof Source>;

const mark = 'x-names';

/** A field that names something there is: whoever fills it in chooses by name. The description of the API says so too. */
export const naming = <S extends z.ZodType>(from: Source, schema: S): S => schema.meta({ [mark]: from });

/** How a field is filled in. `either`: one of several shapes; `list`: several of them. */
export const How = z.enum(['line', 'prose', 'day', 'whole', 'one', 'several', 'words', 'group', 'either', 'list']);

/** A field of what is said with a move, as a form shows it. It follows from the schema that checks it. */
export interface Field {
  readonly name: string;
  readonly how: z.infer<typeof How>;
  readonly needed: boolean;
  readonly from?: Source;
  /** Characters of a text, pieces of a list. */
  readonly least?: number;
  readonly most?: number;
  readonly parts?: readonly Field[];
  readonly shapes?: readonly Shape[];
}
export interface Shape {
  readonly kind: string;
  readonly parts: readonly Field[];
}

/** Fields of a form, shapes of a field, and moves that are offered at once: nobody fills in more. */
export const mostFields = 60;

/** Longer than a line is a text of its own. */
const lineEndsAt = 200;

const Node = z.looseObject({
  type: z.string().optional(),
  format: z.string().optional(),
  const: z.string().optional(),
  minLength: z.int().optional(),
  maxLength: z.int().optional(),
  minItems: z.int().optional(),
  maxItems: z.int().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).default([]),
  items: z.unknown().optional(),
  oneOf: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  [mark]: Source.optional(),
});
type Node = z.infer<typeof Node>;

/** The fields of a move, in the order in which its schema has them. What no form can show, such as figures under names of their own, is left out. */
export const fieldsOf = (body: z.ZodType): Field[] =>
  partsOf(Node.parse(z.toJSONSchema(body, { io: 'input', override: inJsonSchema })));

function partsOf({ properties = {}, required }: Node): Field[] {
  return Object.entries(properties).flatMap(([name, part]) => {
    const field = fieldOf(Node.parse(part));
    return field ? [{ ...field, name, needed: required.includes(name) }] : [];
  });
}

type Shown = Omit<Field, 'name' | 'needed'>;

function fieldOf(node: Node): Shown | undefined {
  const { type, format, minLength: least, maxLength: most, [mark]: from, oneOf, anyOf } = node;
  const length = { ...(least === undefined ? {} : { least }), ...(most === undefined ? {} : { most }) };
  const named = from === undefined ? {} : { from };
  if (oneOf ?? anyOf) return { how: 'either', shapes: shapesIn(node) };
  if (node.const !== undefined) return undefined;
  if (type === 'string' && from !== undefined) return { how: 'one', from };
  if (type === 'string' && format === 'date') return { how: 'day' };
  if (type === 'string') return { how: (most ?? 0) > lineEndsAt ? 'prose' : 'line', ...length };
  if (type === 'integer') return from === undefined ? { how: 'whole' } : { how: 'one', from };
  if (type === 'object') return node.properties ? { how: 'group', parts: partsOf(node) } : undefined;
  if (type !== 'array') return undefined;
  const pieces = {
    ...(node.minItems === undefined ? {} : { least: node.minItems }),
    ...(node.maxItems === undefined ? {} : { most: node.maxItems }),
  };
  const item = Node.parse(node.items);
  if (from !== undefined || item[mark] !== undefined) return { how: 'several', ...named, ...sourceOf(item), ...pieces };
  if (item.type === 'string') return { how: 'words', ...pieces };
  return { how: 'list', shapes: shapesIn(item), ...pieces };
}

const sourceOf = ({ [mark]: from }: Node) => (from === undefined ? {} : { from });

/** Each is told apart by its `kind`; one alone needs none. */
function shapesIn(node: Node): Shape[] {
  const nodes = node.oneOf ?? node.anyOf ?? [node];
  return nodes
    .map((one) => Node.parse(one))
    .flatMap((one) => {
      if (one.oneOf ?? one.anyOf) return shapesIn(one);
      if (one.type === 'null') return [{ kind: 'none', parts: [] }];
      const { properties = {} } = one;
      const kind = Node.safeParse(properties['kind']).data?.const ?? '';
      const parts = partsOf(one);
      const shown = Object.keys(properties).length - (kind === '' ? 0 : 1);
      return parts.length < shown ? [] : [{ kind, parts }];
    });
}
