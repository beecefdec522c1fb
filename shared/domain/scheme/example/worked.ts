import type { Language } from '../../../text/catalogue.ts';
import { Exact, print, sum } from '../../scoring/exact.ts';
import type { Goal, PeerStanding, ScoringInput, Value } from '../../scoring/input.ts';
import { assessItem, partNode } from '../../scoring/item.ts';
import { indexed } from '../../scoring/records.ts';
import { type Told, toldNode } from '../../scoring/sentences.ts';
import { Indicator } from '../indicator.ts';
import type { Scheme } from '../scheme.ts';
import type { Rated } from './turned.ts';

/** The indicator with figures put in, in the very words of a score sheet; nothing while the indicator is not whole. */
export function workedExample(
  indicator: Indicator,
  { raterGroups, missing, rounding }: Rated & Pick<Scheme, 'missing' | 'rounding'>,
  { figures, language }: { readonly figures: Readonly<Record<string, string>>; readonly language: Language },
): Told | undefined {
  const { data: whole } = Indicator.safeParse(indicator);
  if (!whole || Object.values(figures).some((figure) => !isFigure(figure))) return undefined;
  const input = inputOf(whole, { raterGroups }, figures);
  // Only these of the scheme are looked at.
  const part = assessItem(whole, { scheme: { raterGroups, missing }, records: indexed(input), specific: false });
  return toldNode(partNode(part, part.points, rounding).node, language, { raterGroups, measureOf: () => whole });
}

const source = { id: '', hash: '' };

function inputOf(
  { id: item, rule, target, baseline }: Indicator,
  { raterGroups }: Rated,
  figures: Readonly<Record<string, string>>,
): ScoringInput {
  const value = valueOf(rule, figures);
  const goal: Goal = {
    item,
    ...filled('target', figures['target'] ?? target),
    ...filled('baseline', figures['baseline'] ?? baseline),
    ...filled('yearsObserved', figures['years-observed']),
    ...filled('yearsRequired', figures['years-required']),
    ...(rule.kind === 'milestones' ? { milestones: [{ id: '1', share: '1', due: due(0) }] } : {}),
  };
  const votes = Object.fromEntries(Object.entries(figures).map(([grade, count]) => [grade, Number(count)]));
  return {
    subject: 'example',
    agreement: { source: null, goals: [goal], specific: [] },
    filed: value ? [{ state: 'filed', item, value, source }] : [],
    marks:
      rule.kind === 'rating'
        ? raterGroups.flatMap(({ id: group, trim }) =>
            Array.from({ length: trim?.minRaters ?? 1 }, () => ({ item, group, mark: figures[group] ?? '0', source })),
          )
        : [],
    tallies: rule.kind === 'votes' ? raterGroups.map(({ id: group }) => ({ item, group, votes, source })) : [],
    adjustments: [],
    vetoes: [],
    periods: [],
    peers: { source, items: { [item]: standingOf(rule, figures) } },
  };
}

const filled = (key: keyof Goal, figure: string | undefined) => (figure === undefined ? {} : { [key]: figure });

function valueOf(rule: Indicator['rule'], figures: Readonly<Record<string, string>>): Value | undefined {
  const number = figures['actual'] ?? '1';
  switch (rule.kind) {
    case 'rating':
    case 'votes':
      return undefined;
    case 'milestones':
      return { kind: 'milestones', done: [{ id: '1', on: due(Number(figures['days-late'] ?? 0)) }] };
    case 'survey':
      return {
        kind: 'survey-figure',
        figure: figures['satisfaction'] ?? '0',
        responses: Number(figures['responses'] ?? 0),
      };
    case 'formula':
      return rule.inputs.some((name) => figures[name] !== undefined)
        ? { kind: 'named', values: namedOf(rule.inputs, figures) }
        : { kind: 'number', number };
    default:
      return { kind: 'number', number };
  }
}

function namedOf(inputs: readonly string[], figures: Readonly<Record<string, string>>): Record<string, string> {
  const { actual } = figures;
  const named = inputs.flatMap((name) => (figures[name] === undefined ? [] : [[name, figures[name]] as const]));
  return { ...Object.fromEntries(named), ...(actual === undefined ? {} : { A: actual }) };
}

function standingOf(rule: Indicator['rule'], figures: Readonly<Record<string, string>>): PeerStanding {
  const least = 'minGroup' in rule ? (rule.minGroup ?? 1) : 1;
  const position = Number(figures['position'] ?? 1);
  const centre = figures['centre'] ?? null;
  return {
    members: Math.max(least, position, Number(figures['members'] ?? 20)),
    better: position - 1,
    equal: 1,
    best: figures['best'] ?? figures['actual'] ?? '1',
    mean: centre,
    median: centre,
    meanShare: null,
  };
}

/** So many days after the last of June. */
const due = (late: number): string => new Date(Date.UTC(2026, 5, 30 + late)).toISOString().slice(0, 10);

const isFigure = (text: string): boolean => /^-?\d{1,40}(?:\.\d{1,40})?$/.test(text);

/** What points come to; nothing while one of them is no figure. */
export const pointsTogether = (points: readonly string[]): string | undefined =>
  points.every(isFigure) ? print(sum(points.map((one) => Exact.of(one)))) : undefined;

/** Whether two figures are the same, however they are written. */
export const isSameFigure = (one: string, other: string): boolean =>
  isFigure(one) && isFigure(other) && Exact.of(one).compare(Exact.of(other)) === 0;
