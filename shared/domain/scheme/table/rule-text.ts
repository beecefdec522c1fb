import type { Language } from '../../../text/catalogue.ts';
import { parameterNames, type ParameterPath } from '../../../text/schemes/parameters.ts';
import type { Rule, RuleKind } from '../rules.ts';
import { isRecord, read, write } from './notation.ts';
import { parametersOf, type Parameter } from './parameters.ts';

/** One parameter of a rule as a person reads it. */
interface Written {
  readonly path: ParameterPath;
  readonly text: string;
}

/** The parameters a rule states, in their order; one that is left out is not written. */
export const parametersIn = (rule: Rule, language: Language): Written[] =>
  parametersOf[rule.kind].flatMap(({ path, notation }) => {
    const value = valueAt(rule, path.split('.'));
    return value === undefined ? [] : [{ path, text: write(notation, value, language) }];
  });

/** A line for each parameter: 封顶：1.2 */
export const ruleText = (rule: Rule): string =>
  parametersIn(rule, 'zh')
    .map(({ path, text }) => `${parameterNames[path].zh}：${text}`)
    .join('\n');

/** What the lines say, ready to be parsed as a rule; a line no parameter of the rule begins is given back as `stray`. */
export function ruleFromText(kind: RuleKind, text: string): { rule: unknown; stray: string[] } {
  const found: { parameter: Parameter; text: string }[] = [];
  const stray: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const [, name = '', value = ''] = /^([^：:]*)[：:](.*)$/.exec(line) ?? [];
    const parameter = parametersOf[kind].find(({ path }) => isNamed(path, name.trim()));
    const last = found.at(-1);
    if (parameter) found.push({ parameter, text: value.trim() });
    else if (last && last.parameter.path === 'expression') last.text += `\n${line}`;
    else if (line.trim() !== '') stray.push(line.trim());
  }
  const rule: Record<string, unknown> = { kind };
  for (const { parameter, text } of found) put(rule, parameter.path.split('.'), read(parameter.notation, text));
  return { rule, stray };
}

const isNamed = (path: ParameterPath, name: string) =>
  [path, parameterNames[path].zh, parameterNames[path].en].includes(name);

export function valueAt(within: unknown, [first, ...rest]: readonly string[]): unknown {
  if (first === undefined) return within;
  return isRecord(within) ? valueAt(within[first], rest) : undefined;
}

export function put(within: Record<string, unknown>, [first = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    within[first] = value;
    return;
  }
  const inner = within[first];
  const next = isRecord(inner) ? inner : {};
  within[first] = next;
  put(next, rest, value);
}
