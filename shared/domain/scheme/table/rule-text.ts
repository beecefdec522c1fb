import type { Language } from '../../../text/catalogue.ts';
import type { Text } from '../../../text/refusal.ts';
import { ruleNames, ruleWords, type ParameterPath, parameterNames } from '../../../text/schemes/rules.ts';
import { type Rule, type RuleKind, parametersOf } from '../rules.ts';
import type { Section } from '../sections.ts';
import { type Column, indicatorColumns, sectionColumns } from './columns.ts';
import { isRecord, read, write } from './notation.ts';
import type { Parameter } from '../../scoring/parameters.ts';

/** One parameter of a rule as a person reads it. */
interface Written {
  readonly path: ParameterPath;
  readonly text: string;
}

/** The parameters a rule states, in their order; one that is left out is not written. */
export const parametersIn = (rule: Rule, language: Language): Written[] =>
  parametersOf(rule.kind).flatMap(({ path, notation }) => {
    const value = valueAt(rule, path.split('.'));
    return value === undefined ? [] : [{ path, text: write(notation, value, language) }];
  });

/** A line for each parameter: 封顶：1.2 */
export const ruleText = (rule: Rule): string =>
  parametersIn(rule, 'zh')
    .map(({ path, text }) => `${parameterNames[path].zh}：${text}`)
    .join('\n');

/** In one sentence: 按完成目标的比例计分；封顶：1.2 */
export const ruleSentence = (rule: Rule): Text => ({
  zh: [
    ruleWords[rule.kind].zh,
    ...parametersIn(rule, 'zh').map(({ path, text }) => `${parameterNames[path].zh}：${text}`),
  ].join('；'),
  en: [
    ruleWords[rule.kind].en,
    ...parametersIn(rule, 'en').map(({ path, text }) => `${parameterNames[path].en}: ${text}`),
  ].join('; '),
});

/** What the lines say, ready to be parsed as a rule; a line no parameter of the rule begins is given back as `stray`. */
export function ruleFromText(kind: RuleKind, text: string): { rule: unknown; stray: string[] } {
  const found: { parameter: Parameter; text: string }[] = [];
  const stray: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const [, name = '', value = ''] = /^([^：:]*)[：:](.*)$/.exec(line) ?? [];
    const parameter = parametersOf(kind).find(({ path }) => isNamed(path, name.trim()));
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

/** What a cell of a spreadsheet holds. */
export type Cell = string | number | null;

/** The indicator table of a scheme: one row for each section, one for each common indicator. */
export function printTable(sections: readonly Section[]): { sections: Cell[][]; indicators: Cell[][] } {
  return {
    sections: sections.map((section) => sectionColumns.map((column) => cell(column, section))),
    indicators: sections.flatMap((section) =>
      section.items === 'common'
        ? section.indicators.map((indicator) => {
            const { rule, ...plain } = indicator;
            const row = {
              ...plain,
              section: section.id,
              rule: ruleNames[rule.kind].zh,
              parameters: ruleText(rule),
            };
            return indicatorColumns.map((column) => cell(column, row));
          })
        : [],
    ),
  };
}

/** A figure becomes a number to calculate with where that number, read back, is the very same decimal; else it stays text. */
function cell({ key, notation }: Column, row: object): Cell {
  const value = valueAt(row, key.split('.'));
  if (value === undefined) return null;
  const text = write(notation, value, 'zh');
  const figure = notation.as === 'decimal' || notation.as === 'whole';
  return figure && text.length <= 15 && String(Number(text)) === text ? Number(text) : text;
}
