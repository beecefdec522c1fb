import * as z from 'zod';
import { unusableIn, type Format } from './text.ts';
import { bodyRules, formats, wrongInput, type BodyRule } from '../text/wrong-input.ts';
import { said } from '../text/say.ts';
import { fieldName } from '../text/field-names.ts';
import type { Text } from '../text/refusal.ts';

/** One thing wrong with what somebody sent: where it stands, which rule it breaks, what it should be, in both languages. */
export interface Issue {
  readonly path: readonly string[];
  readonly rule: string;
  readonly says: Text;
  /** What stands there; undefined where something is missing. */
  readonly given: unknown;
  /** Where only certain values are legal: these. */
  readonly legal?: readonly string[];
}

type Checked<T> =
  | { readonly data: T; readonly issues?: never }
  | { readonly data?: never; readonly issues: readonly Issue[] };

/** Parses, or says in words everything that is wrong. No message of the schema library reaches anybody. */
export function checked<S extends z.ZodType>(schema: S, value: unknown): Checked<z.output<S>> {
  const result = schema.safeParse(value, worded);
  return result.success ? { data: result.data } : { issues: issuesIn(result.error) };
}

/** Everything that is wrong; the error is of a parse with `worded`. */
export const issuesIn = ({ issues }: z.ZodError): Issue[] => issues.flatMap((issue) => inWords(issue, []));

/** Of an object with a field it does not have, the fields it has; the schema itself is known here only. */
const keysThereAre = ({ code, inst }: z.core.$ZodRawIssue): string | undefined =>
  code === 'unrecognized_keys' && inst instanceof z.ZodObject ? Object.keys(inst.shape).join(' / ') : undefined;

/** How something is parsed so that what is wrong with it can be said. */
export const worded = { reportInput: true, error: keysThereAre };

/** Where one of several shapes is wanted, the faults are told against the shape that was evidently meant. */
function inWords(issue: z.core.$ZodIssue, above: readonly string[]): Issue[] {
  const path = [...above, ...issue.path.map(String)];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const [meant = []] = [...issue.errors].sort((a, b) => distance(a) - distance(b));
    const keys = issue.message.includes(' / ') ? issue.message.split(' / ') : undefined;
    const told = meant.flatMap((inner) => inWords(inner, path));
    return told.map((one) => (keys && one.path.length === path.length + 1 ? withLegalKeys(one, keys) : one));
  }
  if (issue.code === 'invalid_key' || issue.code === 'invalid_element')
    return issue.issues.flatMap((inner) => inWords(inner, path));
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => {
      const one = { path: [...path, key], rule: issue.code, says: wrongInput.unknown, given: key };
      return withLegalKeys(one, issue.message.split(' / '));
    });
  const legal = legalIn(issue);
  return [{ path, rule: issue.code, says: says(issue, path, legal), given: issue.input, ...(legal ? { legal } : {}) }];
}

/** A misspelt field is told the fields there are; of several shapes those the union names in its message. */
function withLegalKeys(told: Issue, keys: readonly string[]): Issue {
  if (told.rule !== 'unrecognized_keys') return told;
  return { ...told, says: filled(wrongInput['unknown-of'], keys), legal: keys };
}

/** How far something is from a shape: each field that shape does not have, one it needs, or a kind of its own that is another, tells most. */
const distance = (issues: readonly z.core.$ZodIssue[]): number =>
  issues.reduce((far, issue) => {
    if (issue.code === 'unrecognized_keys' && issue.path.length === 0) return far + 3 * issue.keys.length;
    if (issue.path.length === 0) return far + 9;
    if (issue.input === undefined && issue.path.length === 1) return far + 4;
    return far + (issue.code === 'invalid_value' ? 5 : 1);
  }, 0);

function legalIn(issue: z.core.$ZodIssue): string[] | undefined {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  // A union told apart by one field says what that field may be; zod's types leave it out.
  const options = 'options' in issue ? issue.options : undefined;
  return Array.isArray(options) ? options.map(String) : undefined;
}

function says(issue: z.core.$ZodIssue, path: readonly string[], legal: readonly string[] | undefined): Text {
  if (legal && issue.input !== undefined) return filled(wrongInput['one-of'], legal);
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? missing(path) : kindOf(issue.expected);
    case 'invalid_format':
      return formatOf(issue.format, issue.input);
    case 'too_small':
      return filled(wrongInput[`${measure(issue.origin)}-least`], [issue.minimum]);
    case 'too_big':
      return filled(wrongInput[`${measure(issue.origin)}-most`], [issue.maximum]);
    case 'invalid_value':
      return missing(path);
    case 'invalid_union':
    case 'not_multiple_of':
    case 'unrecognized_keys':
    case 'invalid_key':
    case 'invalid_element':
      return wrongInput.other;
    case 'custom':
      return ofOurs(issue.message);
    default:
      return issue satisfies never;
  }
}

/** A field that people have no name for is called what the request calls it. */
function missing(path: readonly string[]): Text {
  const named = path.findLast((word) => !/^\d+$/.test(word));
  if (named === undefined) return wrongInput.missing;
  const whole = path.join('.');
  const field = fieldName(whole);
  return said(wrongInput['missing-field'], { field: field.zh === whole ? named : field });
}

/** The one blank of a sentence, as a list in each language. */
const filled = ({ zh, en }: Text, values: readonly unknown[]): Text => ({
  zh: zh.replace('{}', () => values.map(String).join('、')),
  en: en.replace('{}', () => values.map(String).join(', ')),
});

function kindOf(expected: string): Text {
  switch (expected) {
    case 'string':
    case 'number':
    case 'int':
    case 'boolean':
    case 'array':
    case 'object':
      return wrongInput[expected];
    default:
      return expected === 'record' ? wrongInput.object : wrongInput.other;
  }
}

const isFormat = (name: string): name is Exclude<Format, 'line' | 'prose'> => Object.hasOwn(formats, name);

function formatOf(format: string, input: unknown): Text {
  if ((format === 'line' || format === 'prose') && typeof input === 'string') {
    const { character, place } = unusableIn(input, format) ?? { character: '', place: 0 };
    const { zh, en } = wrongInput[format];
    const put = (text: string) => text.replace('{place}', String(place)).replace('{character}', character);
    return { zh: put(zh), en: put(en) };
  }
  return isFormat(format) ? formats[format] : wrongInput.other;
}

function measure(origin: string): 'length' | 'count' | 'value' {
  if (origin === 'string') return 'length';
  return origin === 'array' ? 'count' : 'value';
}

const isBodyRule = (name: string): name is BodyRule => Object.hasOwn(bodyRules, name);

/** A rule of a schema of ours is said by its name. */
const ofOurs = (message: string): Text => (isBodyRule(message) ? bodyRules[message] : wrongInput.other);
