import type { Language } from '../../text/catalogue.ts';
import { say } from '../../text/say.ts';
import { nodes, recordNames } from '../../text/sentences/nodes.ts';
import { ruleWords } from '../../text/schemes/rules.ts';
import { faults, notes } from '../../text/sentences/notes.ts';
import { agreed, type Measure } from '../../text/measured.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { commonIndicators } from '../scheme/sections.ts';
import type { Note, ScoreSheet, TraceNode } from './sheet.ts';

/** The trace names rater groups by id, as records do; people know them by the name the scheme gives them. */
type Groups = Pick<Scheme, 'raterGroups'>;
/** Nor does it say in what an item is measured, by which 0.95 is read as 95%. */
interface Naming extends Groups {
  readonly measureOf: (item: string) => Measure | undefined;
}

/** The whole trace in sentences: total first, then section by section and item by item, each with how it was computed. */
export function sentences(sheet: ScoreSheet, language: Language, scheme: Scheme): string[] {
  return nodeSentences(sheet.trace, language, namingIn(sheet, scheme));
}

function namingIn({ input }: ScoreSheet, scheme: Scheme): Naming {
  const own = input.agreement.specific.flatMap(({ indicators }) => indicators);
  const measures = new Map([...commonIndicators(scheme), ...own].map((one) => [one.id, one]));
  return { raterGroups: scheme.raterGroups, measureOf: (item) => measures.get(item) };
}

function nodeSentences(node: TraceNode, language: Language, naming: Naming): string[] {
  return [ownSentence(node, language, naming), ...node.parts.flatMap((part) => nodeSentences(part, language, naming))];
}

/** A number of the sheet as people are told of it, each thing apart so that it can stand in a tree: the figures, the rule, the working, the remarks. */
export interface Told {
  what: TraceNode['what'];
  id: string;
  name: string;
  state: TraceNode['state'];
  /** Why it has no score, where it has none. */
  stands?: string | undefined;
  score: string | null;
  /** The points that count. */
  weight: string | null;
  figures: string[];
  how: string;
  working: string;
  remarks: string[];
  sources: string;
  parts: Told[];
}

/** The whole trace in the same words as the sentences, as the tree that it is. */
export const told = (sheet: ScoreSheet, language: Language, scheme: Scheme): Told =>
  toldNode(sheet.trace, language, namingIn(sheet, scheme));

export function toldNode(node: TraceNode, language: Language, naming: Naming): Told {
  const { what, id, name, state, rounded, parts } = node;
  const weight = node.weight ?? node.points;
  return {
    what,
    id,
    name: name[language],
    state,
    ...(state === 'scored' ? {} : { stands: say(nodes[state], language, { name: name[language] }) }),
    score: rounded,
    weight: weight && readable(weight),
    figures: figures(node, language, naming),
    how: how(node, language),
    working: workingOf(node.expression),
    remarks: [...reweighted(node, language), ...remarks(node, language, naming)],
    sources: recordsIn(node, language),
    parts: parts.map((part) => toldNode(part, language, naming)),
  };
}

const how = ({ rule }: TraceNode, language: Language): string => (rule ? ruleWords[rule.kind][language] : '');

const recordsIn = ({ inputs }: TraceNode, language: Language): string =>
  recordNames([...new Set(inputs.flatMap(({ id }) => id ?? []))])[language];

/** What its points became after others were left out. */
function reweighted({ state, points, weight }: TraceNode, language: Language): string[] {
  if (state !== 'scored' || weight === null || weight === points) return [];
  return [say(nodes.reweighted, language, { points: points ?? '', weight: readable(weight) })];
}

const remarks = (node: TraceNode, language: Language, naming: Naming): string[] =>
  node.notes.map((note) => noteSentence(itemsNamed(note, node, language), language, naming));

function ownSentence(node: TraceNode, language: Language, naming: Naming): string {
  const separator = nodes['figures-separator'][language];
  const params = {
    name: node.name[language],
    score: node.rounded ?? '—',
    weight: readable(node.weight ?? node.points ?? '—'),
    figures: figures(node, language, naming)
      .map((text) => text + separator)
      .join(''),
    how: how(node, language),
  };
  const first = node.state === 'scored' ? nodes[node.what] : nodes[node.state];
  const expression = workingOf(node.expression);
  const working = expression === '' ? [] : [{ expression }];
  const ids = recordsIn(node, language);
  return [
    say(first, language, params),
    ...reweighted(node, language),
    ...working.map((said) => say(nodes.working, language, said)),
    ...remarks(node, language, naming),
    ...(ids === '' ? [] : [say(nodes.sources, language, { ids })]),
  ].join(language === 'zh' ? '' : ' ');
}

/** A section that waits for items says which by the names they have in the sheet. */
function itemsNamed(note: Note, { parts }: TraceNode, language: Language): Note {
  const { items } = note.params;
  if (note.code !== 'items-open' || typeof items !== 'string') return note;
  const names = items.split(', ').map((id) => parts.find((part) => part.id === id)?.name[language] ?? id);
  return { ...note, params: { items: names.join(language === 'zh' ? '、' : ', ') } };
}

const figureNames = { A: 'actual', T: 'target', B: 'baseline' } as const;

function figures({ id, inputs }: TraceNode, language: Language, { measureOf }: Naming): string[] {
  const measure = measureOf(id) ?? {};
  return (['A', 'T', 'B'] as const).flatMap((figure) => {
    const input = inputs.find(({ name }) => name === figure);
    if (!input) return [];
    // What was filed is a numerator over its denominator; what it is held against is a share.
    const value = figure === 'A' ? input.value : agreed(input.value, measure);
    return [say(nodes[figureNames[figure]], language, { value })];
  });
}

/** Long decimals are cut for the eye after six places; the sheet keeps them. */
export const readable = (expression: string): string => expression.replace(/(\d+\.\d{6})\d*…/g, '$1…');

const least = /min\((\d+(?:\.\d+)?), (\d+(?:\.\d+)?)\)/g;

/**
 * How a figure was worked out, for the eye: what is held below a cap it does not reach is said without the cap, and what nothing
 * was added to or taken from is not worked out at all.
 */
function workingOf(expression: string): string {
  const shorter = readable(expression)
    .replace(least, (held: string, cap: string, figure: string) => (Number(figure) <= Number(cap) ? figure : held))
    .replace(/ [+−] 0(?= [+−=])/g, '')
    .replace(/^0 \+ /, '');
  const [worked = '', result] = shorter.split(' = ');
  return worked === result || worked === `0 − ${result?.slice(1)}` ? '' : shorter;
}

/** A note's own words; what the catalogue does not know is shown as it is rather than hidden. */
export function noteSentence(note: Note, language: Language, { raterGroups }: Groups): string {
  const known = Object.entries(notes).find(([code]) => code === note.code);
  if (!known) return `${note.code} ${JSON.stringify(note.params)}`;
  const fault = Object.entries(faults).find(([code]) => code === note.params['problem']);
  const group = raterGroups.find(({ id }) => id === note.params['group']);
  const params = {
    ...note.params,
    ...(fault ? { problem: fault[1][language] } : {}),
    ...(group ? { group: group.name[language] } : {}),
  };
  return readable(say(known[1], language, params));
}
