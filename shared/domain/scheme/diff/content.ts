import { said } from '../../../text/say.ts';
import { ruleNames, parameterNames } from '../../../text/schemes/rules.ts';
import { columnNames } from '../../../text/schemes/columns.ts';
import { figures } from '../../../text/sentences/scheme-changes.ts';
import type { Indicator } from '../indicator.ts';
import type { Rule, RuleKind } from '../rules.ts';
import type { Section } from '../sections.ts';
import { type Column, indicatorColumns, sectionColumns } from '../table/columns.ts';
import { write } from '../table/notation.ts';
import { parametersIn, valueAt } from '../table/rule-text.ts';
import { type Member, type SchemePart, alike, inBoth, labelled, member, nameMembers, part, points } from './compare.ts';

/**
 * Sections, their indicators and their periods. What a section holds is a part of its own, so that it can move. A rule
 * is told by its parameters where the other version scores by the same rule, and in one piece where it does not.
 */
export function contentParts(
  sections: readonly Section[],
  other: readonly Section[],
): { sections: SchemePart[]; indicators: SchemePart[]; periods: SchemePart[] } {
  const others = new Map(
    other.flatMap((section) =>
      section.items === 'common' ? section.indicators.map(({ id, rule }) => [id, rule.kind] as const) : [],
    ),
  );
  return {
    sections: sections.map(sectionPart),
    indicators: sections.flatMap((section) =>
      section.items === 'common'
        ? section.indicators.map((indicator) => indicatorPart(indicator, section, others.get(indicator.id)))
        : [],
    ),
    periods: sections.flatMap((section) =>
      section.items === 'periods'
        ? section.periods.map((period) => ({
            ...part('period', period, [member('weight', alike(period.weight))]),
            id: `${section.id}/${period.id}`,
          }))
        : [],
    ),
  };
}

function sectionPart(section: Section): SchemePart {
  const own = cellMembers(sectionColumns, section);
  return {
    kind: 'section',
    id: section.id,
    name: section.name,
    members: [...nameMembers(section.name), ...own],
    brief: labelled(own),
  };
}

function indicatorPart(indicator: Indicator, { id, name }: Section, otherKind: RuleKind | undefined): SchemePart {
  const { rule } = indicator;
  return {
    kind: 'indicator',
    id: indicator.id,
    name: indicator.name,
    home: { id, name },
    members: [
      ...nameMembers(indicator.name),
      ...cellMembers(indicatorColumns, indicator),
      ...(rule.kind === otherKind ? parameterMembers(rule) : [ruleMember(rule)]),
    ],
    brief: labelled([{ key: 'points', label: columnNames.points, value: points(indicator.points) }, ruleMember(rule)]),
  };
}

const separately = new Set<Column['key']>(['section', 'id', 'name.zh', 'name.en', 'rule', 'parameters', 'periods']);

/** What stands in the cells of the indicator table, by its column. */
const cellMembers = (columns: readonly Column[], row: object): Member[] =>
  columns.flatMap(({ key, notation }) => {
    const value = separately.has(key) ? undefined : valueAt(row, key.split('.'));
    if (value === undefined) return [];
    const text = inBoth((language) => write(notation, value, language));
    return [{ key, label: columnNames[key], value: key === 'points' ? points(text.zh) : text }];
  });

function parameterMembers(rule: Rule): Member[] {
  const inEnglish = new Map(parametersIn(rule, 'en').map(({ path, text }) => [path, text]));
  return parametersIn(rule, 'zh').map(({ path, text }) => ({
    key: `rule.${path}`,
    label: parameterNames[path],
    value: { zh: text, en: inEnglish.get(path) ?? text },
  }));
}

function ruleMember(rule: Rule): Member {
  const name = ruleNames[rule.kind];
  const parameters = parameterMembers(rule);
  const value =
    parameters.length === 0 ? name : said(figures['rule-with'], { rule: name, parameters: labelled(parameters) });
  return { key: 'rule', label: columnNames.rule, value };
}
