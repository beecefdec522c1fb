import { ruleNames } from '../../../text/reports/rules.ts';
import type { Section } from '../sections.ts';
import { indicatorColumns, sectionColumns, type Column } from './columns.ts';
import { write } from './notation.ts';
import { ruleText, valueAt } from './rule-text.ts';

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
              rule: ruleNames[rule.kind]?.zh ?? rule.kind,
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
