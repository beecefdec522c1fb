import { goalsInForce } from '../../shared/domain/agreement/steps.ts';
import { indicatorsOf } from '../../shared/domain/agreement/agreement.ts';
import { ledger, type Line } from '../../shared/domain/appraisal/adjustment.ts';
import type { Entry } from '../../shared/domain/audit/chain.ts';
import { type Field, fieldsOf, type Source } from '../../shared/domain/matter/form.ts';
import type { Act, Move } from '../../shared/domain/matter/matter.ts';
import { everySlotOf } from '../../shared/domain/filing/slots.ts';
import { countedBallots } from '../../shared/domain/rating/ballots.ts';
import { commonIndicators } from '../../shared/domain/scheme/sections.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import type { ScoreSheet, TraceNode } from '../../shared/domain/scoring/sheet.ts';
import { listed, said } from '../../shared/text/say.ts';
import { longDate } from '../../shared/text/reports/sentences.ts';
import { slotName } from '../../shared/text/duties.ts';
import { fieldName } from '../../shared/text/field-names.ts';
import { matterWords as words, shapeNames } from '../../shared/text/matter-words.ts';
import type { Text } from '../../shared/text/refusal.ts';

interface Choice {
  readonly id: string;
  readonly name: Text;
  /** The most points that a line gives. */
  readonly cap?: string;
}
/** What each source of names has, by which a field is chosen and told. */
export type Choices = Readonly<Record<Exclude<Source, 'evidence'>, readonly Choice[]>>;

const choice = ({ id, name }: Choice): Choice => ({ id, name });

type Period = Parameters<typeof everySlotOf>[0];

/** As the scheme and the period alone name them: what lists tell by. */
export function choicesIn(scheme: Scheme | undefined, period: Period): Choices {
  const indicators = scheme ? commonIndicators(scheme).map(choice) : [];
  const declared = scheme?.adjustments.lines ?? [];
  const lines = declared.map(choice);
  const linesOf = (kind: (typeof declared)[number]['kind']) =>
    declared.filter((line) => line.kind === kind).map(({ id, name, cap }) => ({ id, name, cap }));
  const vetoes = scheme?.vetoes.map(choice) ?? [];
  const sections = scheme?.sections.map(choice) ?? [];
  const sheet = [{ id: 'total', name: words.total }, ...sections, ...indicators, ...lines];
  return {
    sheet,
    indicator: indicators,
    slot: slotsIn(period),
    line: lines,
    'bonus-line': linesOf('bonus'),
    'deduction-line': linesOf('deduction'),
    veto: vetoes,
    'entered-line': [],
    ballot: [],
  };
}

const slotsIn = (period: Period): Choice[] =>
  everySlotOf(period).map(({ id }) => ({ id, name: slotName(id, period.fiscalYearStart) }));

interface Known {
  readonly scheme: Scheme;
  readonly period: Period;
  readonly entries: readonly Entry[];
  readonly sheet: ScoreSheet | undefined;
}

/** With what its record names: items it agreed on itself, the nodes of its sheet, lines and marks that count. */
export function choicesOf({ scheme, period, entries, sheet }: Known): Choices {
  const common = choicesIn(scheme, period);
  const indicator = indicatorsOf(scheme, goalsInForce(entries)).map(choice);
  const nameOf = (id: string) => nameIn([...common.line, ...common.veto], id);
  return {
    ...common,
    indicator,
    sheet: sheet ? nodesIn(sheet.trace) : [],
    'entered-line': ledger(entries).flatMap((line) => (line.state === 'approved' ? [enteredLine(line, nameOf)] : [])),
    ballot: countedBallots(entries).map(({ n }) => ({ id: String(n), name: said(words.marks, { n }) })),
  };
}

function nodesIn({ what, id, name, parts }: TraceNode): Choice[] {
  const own = { id, name: what === 'total' ? words.total : name };
  return [...new Map([own, ...parts.flatMap(nodesIn)].map((node) => [node.id, node])).values()];
}

const enteredLine = ({ n, what }: Line, nameOf: (id: string) => Text): Choice => ({
  id: String(n),
  name: said(words.line, { name: nameOf('line' in what ? what.line : what.event), document: what.document.number }),
});

const nameIn = (choices: readonly Choice[], id: string): Text =>
  choices.find((one) => one.id === id)?.name ?? words['own-item'];

/** A field of what was said with a move, in words. */
interface Told {
  readonly label: Text;
  readonly says: Text;
  readonly how: Field['how'];
}

const forms = new WeakMap<Move['body'], readonly Field[]>();

/** The form of a move, made once: it follows from its table. */
export function formOf({ body }: Pick<Move, 'body'>): readonly Field[] {
  const form = forms.get(body) ?? fieldsOf(body);
  forms.set(body, form);
  return form;
}

/** What was said with a move, in the order of its form; evidence is told by itself. */
export function toldOf(move: Pick<Move, 'body'>, act: Act, choices: Choices): Told[] {
  return formOf(move).flatMap((field) => {
    const value = act[field.name];
    if (field.from === 'evidence' || field.name === 'due' || value === undefined) return [];
    return [{ label: fieldName(field.name), says: sayOf(field, value, choices), how: field.how }];
  });
}

const verbatim = (text: string): Text => ({ zh: text, en: text });
const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

function sayOf(field: Omit<Field, 'name' | 'needed'>, value: unknown, choices: Choices): Text {
  const { how, from, parts, shapes } = field;
  if (how === 'day') return longDate(textOf(value));
  if (how === 'several' || how === 'words')
    return listed(pieces(value).map((one) => named(from, textOf(one), choices)));
  if (how === 'list')
    return listed(pieces(value).map((one) => sayOf({ how: 'either', shapes: shapes ?? [] }, one, choices)));
  if (how === 'group') return listed(sayParts(parts ?? [], value, choices));
  if (how === 'either') return sayShape(shapes ?? [], value, choices);
  return named(from, textOf(value), choices);
}

const pieces = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function sayShape(shapes: NonNullable<Field['shapes']>, value: unknown, choices: Choices): Text {
  const kind = value === null ? 'none' : textOf(partOf(value, 'kind'));
  const shape = shapes.find((one) => one.kind === kind) ?? shapes.find((one) => one.kind === '');
  const parts = shape ? sayParts(shape.parts, value, choices) : [];
  const name = shapeNames[kind];
  if (!name) return listed(parts);
  return parts.length === 0 ? name : said(words.colon, { what: name, says: listed(parts) });
}

const sayParts = (parts: readonly Field[], value: unknown, choices: Choices): Text[] =>
  parts.flatMap((part) => {
    const own = partOf(value, part.name);
    return own === undefined ? [] : [sayOf(part, own, choices)];
  });

const partOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

function named(from: Source | undefined, id: string, choices: Choices): Text {
  return from === undefined || from === 'evidence' ? verbatim(id) : nameIn(choices[from], id);
}

const isFigure = /^[0-9]+(\.[0-9]+)?$/;

/** What a matter is about, in a line: what it names, then what was said. */
export function aboutOf(told: readonly Told[]): Text {
  const names = told.filter(({ how }) => how === 'one' || how === 'several').map(({ says }) => says);
  const short = told.filter(({ how, says }) => how !== 'prose' && isFigure.test(says.zh));
  const figures = short.map(({ label, says }) => said(words.labelled, { label, says }));
  const [prose] = told.filter(({ how }) => how === 'prose').map(({ says }) => says);
  const what = [...names, ...figures];
  if (!prose) return listed(what);
  return what.length === 0 ? prose : said(words.colon, { what: listed(what), says: prose });
}
