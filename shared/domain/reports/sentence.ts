import { computed } from '../../text/reports/computed.ts';
import { ruleWords } from '../../text/sentences/nodes.ts';
import type { Text } from '../../text/refusal.ts';
import { readable } from '../scoring/sentences.ts';
import type { TraceNode } from '../scoring/sheet.ts';
import { said } from '../../text/catalogue.ts';

/** What went in and what came out of one node of the trace. */
export function sentenceOf({ what, state, rule, inputs, weight, rounded }: TraceNode, unit: string): Text {
  if (state !== 'scored') return computed[state];
  const score = rounded ?? '0';
  if (what === 'line') return said(computed.line, { n: inputs.length, score });
  // A numerator over its denominator is no percentage yet, and neither is the target it is held against.
  const told = inputs.some(({ name, value }) => name === 'A' && value.includes('/')) ? '' : unit;
  const figures = (['B', 'T', 'A'] as const).flatMap((name) => {
    const input = inputs.find((one) => one.name === name);
    return input ? [said(computed[name], { value: input.value, unit: told })] : [];
  });
  const marks = inputs.filter(({ name }) => !conventional.has(name)).length;
  const given = figures.length === 0 && marks > 0 ? [said(computed.marks, { n: marks })] : figures;
  const how = rule ? [ruleWords[rule.kind]] : [];
  return joined([...given, ...how, said(computed.scored, { weight: readable(weight ?? '0'), score })]);
}

/** Names the engine gives to figures of an item: actual, target, baseline, years observed and required. */
const conventional = new Set(['A', 'T', 'B', 'n', 'm']);

const joined = (parts: readonly Text[]): Text => ({
  zh: parts.map(({ zh }) => zh).join(computed.comma.zh),
  en: sentenceCase(parts.map(({ en }) => en.replace(/ +(?=,|$)/g, '')).join(computed.comma.en)),
});

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
