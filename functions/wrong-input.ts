import zhCN from 'zod/v4/locales/zh-CN.js';
import en from 'zod/v4/locales/en.js';
import type * as z from 'zod';
import { say, type Language, type Params } from '../shared/text/catalogue.ts';
import { wrongInput } from '../shared/text/wrong-input.ts';

type Issue = z.core.$ZodRawIssue;

const otherwise = { zh: zhCN().localeError, en: en().localeError };

/** For zod: what a field should have been, in the caller's words; zod's own wording where ours has none. */
export const messagesIn = (language: Language): { error: z.core.$ZodErrorMap } => ({
  error: (issue) => {
    const told = wording(issue, language);
    return told ? say(wrongInput[told.text], language, told.params) : otherwise[language](issue);
  },
});

interface Told {
  readonly text: keyof typeof wrongInput;
  readonly params?: Params;
}

function wording(issue: Issue, language: Language): Told | undefined {
  const list = (values: readonly unknown[]) => values.map(String).join(language === 'zh' ? '、' : ', ');
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? { text: 'missing' } : kindOf(issue.expected);
    case 'unrecognized_keys':
      return { text: 'unknown', params: { keys: list(issue.keys) } };
    case 'invalid_value':
      return { text: 'one-of', params: { values: list(issue.values) } };
    case 'invalid_format':
      return issue.format === 'date' ? { text: 'date' } : { text: 'pattern', params: { pattern: issue.pattern ?? '' } };
    case 'too_small':
      return { text: `${measure(issue.origin)}-least`, params: { limit: String(issue.minimum) } };
    case 'too_big':
      return { text: `${measure(issue.origin)}-most`, params: { limit: String(issue.maximum) } };
    case 'invalid_union':
      return Array.isArray(issue.options) ? { text: 'one-of', params: { values: list(issue.options) } } : undefined;
    case 'custom':
    case 'invalid_element':
    case 'invalid_key':
    case 'not_multiple_of':
      return undefined;
    default:
      return issue satisfies never;
  }
}

function kindOf(expected: string): Told | undefined {
  switch (expected) {
    case 'string':
    case 'number':
    case 'int':
    case 'boolean':
    case 'array':
    case 'object':
      return { text: expected };
    default:
      return undefined;
  }
}

function measure(origin: string): 'length' | 'count' | 'value' {
  if (origin === 'string') return 'length';
  return origin === 'array' ? 'count' : 'value';
}
