/** As much of JSON Schema as the description of the API uses; a word beyond it is a fault of the test, not a pass. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object' | 'null';
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly propertyNames?: Schema;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly additionalProperties?: boolean | Schema;
}

const understood = new Set(
  [
    '$ref type enum const anyOf oneOf allOf pattern minLength maxLength minimum maximum items minItems maxItems uniqueItems',
    'properties required propertyNames minProperties maxProperties additionalProperties',
    // Notes for readers; what `format` says, the pattern beside it says too.
    'default description format contentEncoding x-names',
  ].flatMap((words) => words.split(' ')),
);

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const lengthOf = (text: string): number => Array.from(text).length;

/** Reads the schemas of one document as an outside tool does. */
export function readerOf(schemas: Readonly<Record<string, Schema>>) {
  const patterns = new Map<string, RegExp>();
  const regExp = (pattern: string): RegExp => {
    const known = patterns.get(pattern) ?? new RegExp(pattern, 'u');
    patterns.set(pattern, known);
    return known;
  };

  function resolved(schema: Schema): Schema {
    const odd = Object.keys(schema).filter((word) => !understood.has(word));
    if (odd.length > 0) throw new Error(`nothing is known here of ${odd.join(', ')}`);
    if (schema.$ref === undefined) return schema;
    const found = schemas[schema.$ref.replace('#/components/schemas/', '')];
    if (!found) throw new Error(`nothing at ${schema.$ref}`);
    return resolved(found);
  }

  function fits(given: Schema, value: unknown): boolean {
    const schema = resolved(given);
    if (schema.type && !isOf(schema.type, value)) return false;
    if (schema.enum && !schema.enum.includes(value)) return false;
    if ('const' in schema && schema.const !== value) return false;
    if (schema.allOf && !schema.allOf.every((one) => fits(one, value))) return false;
    if (schema.anyOf && !schema.anyOf.some((one) => fits(one, value))) return false;
    if (schema.oneOf && schema.oneOf.filter((one) => fits(one, value)).length !== 1) return false;
    if (typeof value === 'string') return fitsText(schema, value);
    if (typeof value === 'number') return value >= (schema.minimum ?? value) && value <= (schema.maximum ?? value);
    if (Array.isArray(value)) return fitsList(schema, value);
    return !isObject(value) || fitsObject(schema, value);
  }

  function isOf(type: NonNullable<Schema['type']>, value: unknown): boolean {
    if (type === 'integer') return Number.isInteger(value);
    if (type === 'array') return Array.isArray(value);
    if (type === 'object') return isObject(value);
    return type === 'null' ? value === null : typeof value === type;
  }

  function fitsText({ pattern, minLength = 0, maxLength = Infinity }: Schema, text: string): boolean {
    const length = lengthOf(text);
    return length >= minLength && length <= maxLength && (pattern === undefined || regExp(pattern).test(text));
  }

  function fitsList({ items, minItems = 0, maxItems = Infinity, uniqueItems }: Schema, list: unknown[]): boolean {
    if (uniqueItems && new Set(list.map((one) => JSON.stringify(one))).size < list.length) return false;
    return list.length >= minItems && list.length <= maxItems && (!items || list.every((one) => fits(items, one)));
  }

  function fitsObject(schema: Schema, value: Record<string, unknown>): boolean {
    const { properties = {}, required = [], additionalProperties = {}, propertyNames } = schema;
    const { minProperties = 0, maxProperties = Infinity } = schema;
    const names = Object.keys(value);
    if (names.length < minProperties || names.length > maxProperties) return false;
    if (required.some((name) => !Object.hasOwn(value, name))) return false;
    return names.every((name) => {
      if (propertyNames && !fits(propertyNames, name)) return false;
      const part = Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
      return typeof part === 'object' ? fits(part, value[name]) : part;
    });
  }

  return { resolved, fits, regExp };
}

export type Reader = ReturnType<typeof readerOf>;
