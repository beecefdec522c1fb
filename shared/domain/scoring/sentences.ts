import { type Language, say } from '../../text/catalogue.ts';
import { nodes, recordNames } from '../../text/sentences/nodes.ts';
import { ruleWords } from '../../text/schemes/rules.ts';
import { faults, notes } from '../../text/sentences/notes.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { Note, ScoreSheet, TraceNode } from './sheet.ts';

/** The trace names rater groups by id, as records do; people know them by the name the scheme gives them. */
type Naming = Pick<Scheme, 'raterGroups'>;

/** The whole trace in sentences: total first, then section by section and item by item, each with how it was computed. */
export function sentences(sheet: ScoreSheet, language: Language, naming: Naming): string[] {
  return nodeSentences(sheet.trace, language, naming);
}

function nodeSentences(node: TraceNode, language: Language, naming: Naming): string[] {
  return [ownSentence(node, language, naming), ...node.parts.flatMap((part) => nodeSentences(part, language, naming))];
}

function ownSentence(node: TraceNode, language: Language, naming: Naming): string {
  const params = {
    name: node.name[language],
    score: node.rounded ?? '—',
    weight: readable(node.weight ?? node.points ?? '—'),
    points: node.points ?? '',
    expression: readable(node.expression),
    figures: figures(node, language),
    how: node.rule ? ruleWords[node.rule.kind][language] : '',
  };
  const first = node.state === 'scored' ? nodes[node.what] : nodes[node.state];
  const reweighted = node.state === 'scored' && node.weight !== null && node.weight !== node.points;
  const ids = recordNames([...new Set(node.inputs.flatMap(({ id }) => id ?? []))])[language];
  return [
    say(first, language, params),
    ...(reweighted ? [say(nodes.reweighted, language, params)] : []),
    ...(node.expression === '' ? [] : [say(nodes.working, language, params)]),
    ...node.notes.map((note) => noteSentence(itemsNamed(note, node, language), language, naming)),
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

function figures(node: TraceNode, language: Language): string {
  const separator = nodes['figures-separator'][language];
  const told = (['A', 'T', 'B'] as const).flatMap((figure) => {
    const input = node.inputs.find(({ name }) => name === figure);
    return input ? [say(nodes[figureNames[figure]], language, { value: input.value })] : [];
  });
  return told.map((text) => text + separator).join('');
}

/** Long decimals are cut for the eye after six places; the sheet keeps them. */
export const readable = (expression: string): string => expression.replace(/(\d+\.\d{6})\d*…/g, '$1…');

/** A note's own words; what the catalogue does not know is shown as it is rather than hidden. */
export function noteSentence(note: Note, language: Language, { raterGroups }: Naming): string {
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
