import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { turnedOf } from '../../../shared/domain/scheme/example/turned.ts';
import { isSameFigure, pointsTogether, workedExample } from '../../../shared/domain/scheme/example/worked.ts';
import { commonIndicators } from '../../../shared/domain/scheme/sections.ts';
import { choicesAt, fieldName } from '../../../shared/text/schemes/fields.ts';
import { library, schemeNamed } from '../../schemes/golden.ts';

const all = library.flatMap(({ scheme }) => commonIndicators(scheme).map((indicator) => ({ scheme, indicator })));
const figuresOf = ({ scheme, indicator }: (typeof all)[number]) =>
  Object.fromEntries(turnedOf(indicator, scheme).map(({ key, begins }) => [key, String(begins)]));

describe('the worked example of an indicator', () => {
  test('says what target 100 and a filed 92 are worth, and why', () => {
    const scheme = schemeNamed('departments-annual');
    const [indicator] = commonIndicators(scheme);
    const given = { ...indicator!, points: '20', direction: 'increase' as const, value: 'number' as const };
    const ratio = { ...given, target: '100', rule: { kind: 'ratio' as const, whenZero: 'missing' as const } };
    const told = workedExample(ratio, scheme, { figures: { actual: '92', target: '100' }, language: 'zh' });
    expect(told).toMatchObject({ score: '18.40', weight: '20', how: '按完成目标的比例计分' });
    expect(told?.working).toBe('20 × min(1, 92 ÷ 100) = 18.4');
  });

  test.each(all.map((one) => [`${one.scheme.id} ${one.indicator.id}`, one] as const))(
    'is worked out for %s from the figures it begins with',
    (_, one) => {
      const told = workedExample(one.indicator, one.scheme, { figures: figuresOf(one), language: 'zh' });
      expect(told?.score ?? told?.stands).toMatch(/^-?\d/);
    },
  );

  test('is not made up while the rule has a hole or a figure is none', () => {
    const one = all[0]!;
    const hole = { ...one.indicator, points: '' };
    expect(workedExample(hole, one.scheme, { figures: figuresOf(one), language: 'zh' })).toBeUndefined();
    const figures = { ...figuresOf(one), actual: '9o' };
    expect(workedExample(one.indicator, one.scheme, { figures, language: 'zh' })).toBeUndefined();
  });

  test('adds points exactly', () => {
    expect(pointsTogether(['33.3', '33.3', '33.4'])).toBe('100');
    expect(pointsTogether(['33.3', ''])).toBeUndefined();
    expect(isSameFigure('100', '100.00')).toBe(true);
    expect(isSameFigure('100', '100.01')).toBe(false);
  });
});

describe('the form of a scheme', () => {
  test('has a name for every member of the published schema, and for every choice', () => {
    expect(namesMissing(published, [])).toEqual([]);
  });
});

interface Node {
  readonly $ref?: string;
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly oneOf?: readonly Node[];
  readonly anyOf?: readonly Node[];
}
const published = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../schemes/scheme.schema.json'), 'utf8'),
) as Node & { readonly $defs: Readonly<Record<string, Node>> };

/** Members and choices that nobody gave a name, wherever they stand. */
function namesMissing(node: Node, path: readonly string[]): string[] {
  const { $ref, properties = {}, items, oneOf = [], anyOf = [] } = node;
  const named = $ref?.split('/').at(-1) ?? '';
  if (['Name', 'Decimal', 'Slug'].includes(named)) return [];
  if ($ref !== undefined) return namesMissing(published.$defs[named]!, path);
  const unnamed = (at: readonly string[], choices: readonly string[]) =>
    choices.filter((choice) => !choicesAt(at)?.[choice]).map((choice) => `${at.join('.')} = ${choice}`);
  return [
    ...unnamed(path, node.enum ?? []),
    ...Object.entries(properties).flatMap(([name, member]) => {
      const at = [...path, name];
      if (at[0] === 'format' || at[0] === 'id') return [];
      const constant = member.const === undefined ? [] : [member.const];
      return [...(fieldName(at) ? [] : [at.join('.')]), ...unnamed(at, constant), ...namesMissing(member, at)];
    }),
    ...(items ? namesMissing(items, path) : []),
    ...[...oneOf, ...anyOf].flatMap((option) => namesMissing(option, path)),
  ];
}
