import { choices } from '../../text/schemes/choices.ts';
import { ruleNames } from '../../text/schemes/rules.ts';
import { fieldName } from '../../text/field-names.ts';
import { explained, givenKinds, levelNames, unread, wholePeriod, yesAndNo } from '../../text/import-templates.ts';
import type { Text } from '../../text/refusal.ts';
import { Rule, ruleKinds } from '../scheme/rules.ts';
import type { Kind } from './definitions.ts';

export type Words = Readonly<Record<string, Text>>;

/** A column of a template: the field it fills, and how it is written. `shown` is there to be looked at and not read. */
export interface TemplateColumn {
  readonly path: string;
  readonly as?: 'integer' | 'flag' | 'figure' | 'measure' | 'day' | 'shown';
  /** Words that may stand there, with what they give. */
  readonly words?: Words;
  readonly gives?: Readonly<Record<string, { kind: string }>>;
  /** What people write for a value that has a name, where any other stands as it is. */
  readonly alias?: Words;
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
export const unitOfMeasure = 'unitOfMeasure';

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
      { path: 'slot', required: true, alias: { period: wholePeriod } },
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
export function headingOf(path: string): Text {
  const place = Math.max(0, ...path.split('.').flatMap((word) => (/^\d+$/.test(word) ? Number(word) : [])));
  const { zh, en } = unread[path] ?? fieldName(path);
  return place === 0 ? { zh, en } : { zh: `${zh}${place + 1}`, en: `${en} ${place + 1}` };
}

export const inBoth = ({ zh, en }: Text): string => `${zh} ${en}`;
export const headed = (path: string): string => inBoth(headingOf(path));

/** What stands below the heading, for whoever fills the column in. */
export const explainedBelow = (kind: Kind, { path, required, as, words }: TemplateColumn): string =>
  inBoth(explained(kind, path, { required: required === true, as, chosen: words !== undefined }));

/** The words of a choice as its list offers them. */
export const offered = ({ as, words }: TemplateColumn): string[] =>
  as === 'flag' ? Object.values(yesAndNo).map(({ zh }) => zh) : Object.values(words ?? {}).map(({ zh }) => zh);
