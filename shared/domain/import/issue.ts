import type * as z from 'zod';
import type { RefusalCode } from '../../text/catalogue.ts';
import { Refused } from '../refused.ts';
import { unusableIn } from '../text.ts';

/** What a text that has to look like something should have looked like, by the name of its form. */
const shapes: Readonly<Record<string, RefusalCode>> = {
  slug: 'imports.shape-id',
  item: 'imports.shape-item',
  official: 'imports.shape-official',
  subject: 'imports.shape-subject',
  decimal: 'imports.shape-figure',
  date: 'imports.shape-day',
};

const kinds: Readonly<Record<string, RefusalCode>> = {
  string: 'imports.want-text',
  number: 'imports.want-whole',
  int: 'imports.want-whole',
  boolean: 'imports.want-flag',
  array: 'imports.want-list',
};

/** What is wrong with a field of a record, as a refusal that both languages have a sentence for. */
export function ofIssue(issue: z.core.$ZodIssue): Refused {
  const field = issue.path.map(String).join('.');
  switch (issue.code) {
    case 'unrecognized_keys':
      return new Refused('imports.unknown-field', {
        field: issue.keys.map((key) => [field, key].join('.').replace(/^\./, '')).join(', '),
      });
    case 'invalid_value':
      return new Refused('imports.not-one-of', { field }, { legal: issue.values.map(String) });
    case 'invalid_union':
      return new Refused('imports.not-one-of', { field }, { legal: optionsOf(issue) });
    case 'invalid_type':
      if (issue.input === undefined) return new Refused('imports.required', { field });
      return new Refused(kinds[issue.expected] ?? 'imports.want-record', { field });
    case 'too_big':
      return new Refused(measured[issue.origin]?.most ?? 'imports.too-great', { field, limit: Number(issue.maximum) });
    case 'too_small':
      return new Refused(measured[issue.origin]?.least ?? 'imports.too-small', { field, limit: Number(issue.minimum) });
    case 'invalid_format':
      return ofFormat(field, issue.format, issue.input);
    case 'custom':
    case 'invalid_element':
    case 'invalid_key':
    case 'not_multiple_of':
      return new Refused('imports.not-as-wanted', { field });
    default:
      return issue satisfies never;
  }
}

const measured: Readonly<Record<string, { most: RefusalCode; least: RefusalCode }>> = {
  string: { most: 'imports.too-long', least: 'imports.too-short' },
  array: { most: 'imports.too-many-entries', least: 'imports.too-few-entries' },
};

/** The words a discriminated piece may begin with. */
const optionsOf = (issue: z.core.$ZodIssueInvalidUnion): string[] =>
  'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];

function ofFormat(field: string, format: string, given: unknown): Refused {
  const found = typeof given === 'string' ? unusableIn(given, format === 'line' ? 'line' : 'prose') : undefined;
  if (found) return new Refused('imports.unusable-character', { field, ...found });
  return new Refused(shapes[format] ?? 'imports.not-as-wanted', { field });
}
