import * as z from 'zod';
import { expect, test } from 'vitest';
import {
  Kind,
  filings,
  goals,
  indicators,
  officials,
  strategy,
  units,
  seats,
} from '../../../shared/domain/import/definitions.ts';
import { fieldName } from '../../../shared/text/field-names.ts';

test('a field is called by what it belongs to, so that nobody looks for the wrong name', () => {
  expect(['name', 'functions.0.name', 'section.name', 'indicator.name'].map((path) => fieldName(path).zh)).toEqual([
    '名称',
    '职能名称',
    '部分名称',
    '指标名称',
  ]);
});

interface Part {
  readonly properties?: Readonly<Record<string, Part>>;
  readonly items?: Part;
  readonly anyOf?: readonly Part[];
  readonly oneOf?: readonly Part[];
}

/** Every path a record may have. What a rule of scoring takes is named with the rules (`schemes/rules.ts`). */
const pathsIn = ({ properties = {}, items, anyOf = [], oneOf = [] }: Part): string[] => [
  ...Object.entries(properties).flatMap(([name, part]) => [
    name,
    ...(name === 'rule' ? [] : pathsIn(part).map((path) => `${name}.${path}`)),
  ]),
  ...(items ? pathsIn(items).map((path) => `0.${path}`) : []),
  ...[...anyOf, ...oneOf].flatMap(pathsIn),
];

const definitions: Readonly<Record<Kind, { readonly schema: z.ZodType }>> = {
  units,
  officials,
  strategy,
  indicators,
  goals,
  filings,
  seats,
};

test.each(Kind.options)('every field of %s is told by a name people know', (kind) => {
  const paths = pathsIn(z.toJSONSchema(definitions[kind].schema, { io: 'input', unrepresentable: 'any' }) as Part);
  expect(paths.length).toBeGreaterThan(2);
  expect(paths.filter((path) => fieldName(path).zh === path)).toEqual([]);
});
