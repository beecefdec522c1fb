import { choices } from '../../text/schemes/choices.ts';
import { ruleNames } from '../../text/schemes/rules.ts';
import { fieldName } from '../../text/import-fields.ts';
import { explained, givenKinds, levelNames, unread, yesAndNo } from '../../text/import-templates.ts';
import type { Text } from '../../text/refusal.ts';
import { Rule, ruleKinds } from '../scheme/rules.ts';
import type { Kind } from './definitions.ts';
import type { Cell, Mapping } from './mapping.ts';

type Words = Readonly<Record<string, Text>>;

/** A column of a template: the field it fills, and how it is written. `shown` is there to be looked at and not read. */
export interface TemplateColumn {
  readonly path: string;
  readonly as?: 'integer' | 'flag' | 'figure' | 'measure' | 'day' | 'shown';
  /** Words that may stand there, with what they give. */
  readonly words?: Words;
  readonly gives?: Readonly<Record<string, { kind: string }>>;
  /** What a blank means. */
  readonly otherwise?: string;
  readonly required?: true;
}

interface Template {
  readonly columns: readonly TemplateColumn[];
  /** A row in which none of these stands was not filled in; left out, every row counts. */
  readonly filledBy?: readonly string[];
}

const names = [{ path: 'name.zh', required: true }, { path: 'name.en' }] as const;
const functions = ['functions.0', 'functions.1', 'functions.2'];
const unitOfMeasure = 'unitOfMeasure';

/** Rules that need no parameters: the others are written in the scheme's own table. */
const plainRules = ruleKinds.filter((kind) => Rule.safeParse({ kind }).success);

/** The columns of the template of each kind, in their order. */
export const templates: Readonly<Record<Kind, Template>> = {
  units: {
    columns: [
      { path: 'id', required: true },
      ...names,
      { path: 'level', words: levelNames },
      { path: 'parent' },
      { path: 'group' },
      ...functions.flatMap((path) => [{ path: `${path}.id` }, { path: `${path}.name.zh` }]),
      { path: 'active', as: 'flag' },
    ],
  },
  officials: {
    columns: [
      { path: 'id', required: true },
      { path: 'name', required: true },
      { path: 'unit', required: true },
      { path: 'manager' },
      { path: 'group' },
      { path: 'active', as: 'flag' },
    ],
  },
  strategy: {
    columns: [{ path: 'id', required: true }, ...names, { path: 'source' }, { path: 'year', as: 'integer' }],
  },
  indicators: {
    columns: [
      { path: 'section.id', required: true },
      { path: 'section.name.zh' },
      { path: 'section.points', as: 'figure' },
      { path: 'section.combine', words: choices.combine },
      { path: 'indicator.id', required: true },
      { path: 'indicator.name.zh' },
      { path: 'indicator.name.en' },
      { path: 'indicator.kind', words: choices.kind },
      { path: 'indicator.dimension' },
      { path: 'indicator.direction', words: choices.direction },
      { path: 'indicator.unitOfMeasure' },
      { path: 'indicator.points', as: 'figure' },
      { path: 'indicator.target', as: 'figure' },
      { path: 'indicator.baseline', as: 'figure' },
      { path: 'indicator.frequency', words: choices.frequency },
      { path: 'indicator.over', words: choices.over },
      { path: 'indicator.value', words: choices.value },
      { path: 'indicator.counts', words: choices.counts },
      { path: 'indicator.provider.unit' },
      { path: 'indicator.missing', words: choices.missing },
      {
        path: 'indicator.rule',
        words: Object.fromEntries(plainRules.map((kind) => [kind, ruleNames[kind]])),
        gives: Object.fromEntries(plainRules.map((kind) => [kind, { kind }])),
      },
      { path: 'indicator.standard' },
      { path: 'indicator.source' },
      { path: 'indicator.evidence' },
    ],
  },
  goals: {
    columns: [
      { path: 'subject', required: true },
      { path: 'subject.name', as: 'shown' },
      { path: 'item', required: true },
      { path: 'item.name', as: 'shown' },
      { path: 'target', as: 'measure' },
      { path: 'baseline', as: 'measure' },
      { path: unitOfMeasure },
      { path: 'points', as: 'figure' },
      { path: 'yearsObserved', as: 'figure' },
      { path: 'yearsRequired', as: 'figure' },
      { path: 'strategy' },
      { path: 'owner' },
      { path: 'evidencePlan' },
      ...functions.map((path) => ({ path })),
      { path: 'milestones.0.id' },
      { path: 'milestones.0.name.zh' },
      { path: 'milestones.0.share', as: 'figure' },
      { path: 'milestones.0.due', as: 'day' },
    ],
    filledBy: ['target', 'baseline', 'points', 'owner', 'strategy', 'evidencePlan', 'milestones.0.id'],
  },
  filings: {
    columns: [
      { path: 'subject', required: true },
      { path: 'subject.name', as: 'shown' },
      { path: 'indicator', required: true },
      { path: 'indicator.name', as: 'shown' },
      { path: 'slot', required: true },
      { path: 'given.kind', words: givenKinds, otherwise: 'number' },
      { path: 'given.number', as: 'measure' },
      { path: unitOfMeasure, as: 'shown' },
      { path: 'given.numerator', as: 'measure' },
      { path: 'given.denominator', as: 'measure' },
      { path: 'given.done.0.id' },
      { path: 'given.done.0.on', as: 'day' },
      { path: 'given.figure', as: 'figure' },
      { path: 'given.responses', as: 'integer' },
      { path: 'given.reason' },
      { path: 'given.ground' },
      { path: 'source', required: true },
      { path: 'narrative' },
    ],
    filledBy: ['given.number', 'given.numerator', 'given.done.0.id', 'given.figure', 'given.reason', 'given.ground'],
  },
  seats: {
    columns: [
      { path: 'subject', required: true },
      { path: 'subject.name', as: 'shown' },
      { path: 'rater', required: true },
      { path: 'group', required: true },
    ],
    filledBy: ['rater'],
  },
};

/** What stands above a column; of several places of a list the second and further have their number. */
function headingOf(path: string): Text {
  const place = Math.max(0, ...path.split('.').flatMap((word) => (/^\d+$/.test(word) ? Number(word) : [])));
  const { zh, en } = unread[path] ?? fieldName(path);
  return place === 0 ? { zh, en } : { zh: `${zh}${place + 1}`, en: `${en} ${place + 1}` };
}

const inBoth = ({ zh, en }: Text): string => `${zh} ${en}`;
export const headed = (path: string): string => inBoth(headingOf(path));

/** What stands below the heading, for whoever fills the column in. */
export const explainedBelow = (kind: Kind, { path, required, as, words }: TemplateColumn): string =>
  inBoth(explained(kind, path, { required: required === true, as, chosen: words !== undefined }));

/** The words of a choice as its list offers them. */
export const offered = ({ as, words }: TemplateColumn): string[] =>
  as === 'flag' ? Object.values(yesAndNo).map(({ zh }) => zh) : Object.values(words ?? {}).map(({ zh }) => zh);

/**
 * How a filled template is read, by its own headings in either language or both, in whatever order its columns stand now; or the headings
 * it lacks. The row of explanations may stay in it.
 */
export function readTemplate(kind: Kind, columns: readonly string[]): { mapping: Mapping } | { lacking: string[] } {
  const known = new Map(columns.map((column) => [column.toLowerCase(), column]));
  const columnOf = (path: string): string | undefined => {
    const { zh, en } = headingOf(path);
    return [inBoth({ zh, en }), zh, en]
      .map((text) => known.get(text.toLowerCase()))
      .find((column) => column !== undefined);
  };
  const { columns: declared, filledBy = [] } = templates[kind];
  const lacking = declared.filter(({ path, required }) => required && columnOf(path) === undefined);
  if (lacking.length > 0) return { lacking: lacking.map(({ path }) => headed(path)) };
  const unit = columnOf(unitOfMeasure);
  const found = declared.flatMap((column) => {
    const name = columnOf(column.path);
    return name === undefined ? [] : [{ column, name }];
  });
  const filled = filledBy.flatMap((path) => columnOf(path) ?? []);
  const fields = found
    .filter(({ column }) => column.as !== 'shown')
    .map(({ column, name }) => [column.path, cellOf(column, name, unit)] as const);
  const constant = declared.filter(({ path, otherwise }) => otherwise !== undefined && columnOf(path) === undefined);
  return {
    mapping: {
      fillDown: [],
      derive: filled.length > 0 ? [{ name: filledIn, from: { column: filled, transforms: [], as: 'text' } }] : [],
      skip: [
        ...found.map(({ column, name }) => ({
          column: name,
          is: [explainedBelow(kind, column)],
          because: unread['explanation']?.zh ?? '',
        })),
        ...(filled.length > 0
          ? [{ column: filledIn, is: 'blank' as const, because: unread['unfilled']?.zh ?? '' }]
          : []),
      ],
      fields: Object.fromEntries([
        ...fields,
        ...constant.map(({ path, otherwise = '' }) => [path, { constant: otherwise }] as const),
      ]),
    },
  };
}

/** No heading of a template. */
const filledIn = '※';

function cellOf({ as, words, gives, otherwise }: TemplateColumn, column: string, unit: string | undefined): Cell {
  if (words) {
    const entries = Object.entries(words).flatMap(([value, { zh, en }]) =>
      [zh, en, value].map((word) => [word, gives?.[value] ?? value] as const),
    );
    return {
      choose: column,
      from: Object.fromEntries(entries),
      ...(otherwise === undefined ? {} : { otherwise }),
    };
  }
  const plain: Extract<Cell, { column: unknown }> = { column, transforms: [], as: 'text' };
  switch (as) {
    case 'integer':
    case 'flag':
      return { ...plain, as };
    case 'figure':
      return { ...plain, transforms: [{ do: 'number', decimal: '.', unit: '' }] };
    case 'day':
      return { ...plain, transforms: [{ do: 'date', format: 'YYYY-MM-DD' }] };
    case 'measure':
      return { ...plain, measure: unit === undefined ? {} : { unit } };
    default:
      return plain;
  }
}
