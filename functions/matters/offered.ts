import * as z from 'zod';
import { How, mostFields, Source, type Field } from '../../shared/domain/matter/form.ts';
import { lineNumber } from '../../shared/domain/matter/lines.ts';
import { hindrance, moveOf, nameIn, type Kind, type Matter, KindName } from '../../shared/domain/matter/matter.ts';
import { fitting, isPersonal, rolesThatAllow } from '../../shared/domain/organisation/authority.ts';
import { requirePhase, uncancelled } from '../../shared/domain/period/period.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { Bilingual } from '../../shared/domain/text.ts';
import { mostItems } from '../../shared/domain/scheme/sections.ts';
import type { PeriodHead } from '../../shared/storage/periods.ts';
import { refusals } from '../../shared/text/catalogue.ts';
import { said } from '../../shared/text/say.ts';
import { fieldName } from '../../shared/text/field-names.ts';
import { matterWords, shapeNames } from '../../shared/text/matter-words.ts';
import { namesOf } from '../../shared/text/roles.ts';
import type { Text } from '../../shared/text/refusal.ts';
import type { Caller } from '../services.ts';
import { formOf, type Choices } from './words.ts';

/** A field of a form: how it is filled in, and what there is to choose from. */
interface FieldView {
  readonly name: string;
  readonly label: Text;
  readonly how: Field['how'];
  readonly needed: boolean;
  readonly from?: Source | undefined;
  readonly least?: number | undefined;
  readonly most?: number | undefined;
  readonly parts?: FieldView[] | undefined;
  readonly shapes?: { readonly kind: string; readonly name: Text; readonly parts: FieldView[] }[] | undefined;
}
const FieldView: z.ZodType<FieldView> = z.strictObject({
  name: z.string(),
  label: Bilingual,
  how: How,
  needed: z.boolean(),
  from: Source.optional(),
  least: z.int().optional(),
  most: z.int().optional(),
  get parts() {
    return z.array(FieldView).max(mostFields).optional();
  },
  get shapes() {
    return z
      .array(z.strictObject({ kind: z.string(), name: Bilingual, parts: z.array(FieldView).max(mostFields) }))
      .max(mostFields)
      .optional();
  },
});

/** A part of something is called as such: the number of a document. */
const fieldView = ({ name, shapes, parts, ...field }: Field, within = ''): FieldView => ({
  ...field,
  name,
  label: fieldName(`${within}${name}`),
  ...(parts ? { parts: parts.map((part) => fieldView(part, `${name}.`)) } : {}),
  ...(shapes
    ? {
        shapes: shapes.map((shape) => ({
          kind: shape.kind,
          name: shapeNames[shape.kind] ?? fieldName(shape.kind),
          parts: shape.parts.map((part) => fieldView(part)),
        })),
      }
    : {}),
});

/** A move as it is offered: the route that makes it, its form, and why it is not to be made now. */
const Offered = z.strictObject({
  route: z.string(),
  kind: KindName,
  kindName: Bilingual,
  /** What the kind is for. */
  about: Bilingual,
  move: z.string(),
  name: Bilingual,
  why: Bilingual.optional(),
  fields: z.array(FieldView).max(mostFields),
  /** What its route is sent beside: a number in the path, parts of the body. */
  sent: z.strictObject({ n: z.int().optional(), body: z.record(z.string(), z.string()).optional() }).optional(),
});
/** Of all kinds together. */
export const Offers = z.array(Offered).max(mostFields);
type Offered = z.infer<typeof Offered>;

/** What there is to choose from in the fields of forms, by source. */
export const ChoicesView = z.partialRecord(
  Source,
  z.array(z.strictObject({ id: z.string(), name: Bilingual })).max(mostItems),
);

/** Only what one of the forms asks for. */
export function choicesFor(offers: readonly Offered[], choices: Choices): z.infer<typeof ChoicesView> {
  const asked = new Set(offers.flatMap(({ fields }) => fields.flatMap(sourcesIn)));
  return Object.fromEntries(
    Object.entries(choices).flatMap(([source, list]) => (asked.has(source) ? [[source, list.map(chosenBy)]] : [])),
  );
}

/** Whoever chooses a line is told what it gives at most. */
const chosenBy = ({ id, name, cap }: Choices[keyof Choices][number]) => ({
  id,
  name: cap === undefined ? name : said(matterWords.capped, { name, cap }),
});

const sourcesIn = ({ from, parts = [], shapes = [] }: FieldView): string[] => [
  ...(from === undefined ? [] : [from]),
  ...[...parts, ...shapes.flatMap((shape) => shape.parts)].flatMap(sourcesIn),
];

interface About {
  readonly kind: Kind;
  readonly caller: Caller;
  readonly period: PeriodHead;
  readonly subject: string;
  readonly now: number;
}

export function offer(kind: Kind, name: string, { why, matter }: { why: Text | undefined; matter?: Matter }): Offered {
  const { text } = kind;
  const move = moveOf(kind, name);
  const { through } = move;
  const n = through && matter ? { n: lineNumber(matter.id) } : {};
  const body = through?.body ? { body: through.body } : {};
  return {
    route: through?.route ?? `matters.${kind.name}.${name}`,
    kind: kind.name,
    kindName: text.name,
    about: text.about,
    move: name,
    name: nameIn(text.moves, name),
    ...(why ? { why } : {}),
    fields: formOf(move).map((field) => fieldView(field)),
    ...(through ? { sent: { ...n, ...body } } : {}),
  };
}

/** Those who make a move of such a subject at all. */
const makersOf = ({ kind, subject }: Pick<About, 'kind' | 'subject'>, move: string) =>
  fitting(moveOf(kind, move).by, isPersonal(subject));

const isMaker = (about: About, move: string): boolean => {
  const { owner, place } = about.caller;
  return rolesThatAllow(about.caller, makersOf(about, move), { owner, place }).length > 0;
};

/** The moves with which the caller may begin a matter of this kind, also those whose phase it is not. */
export const openings = (about: About): string[] =>
  Object.keys(about.kind.moves).filter((move) => moveOf(about.kind, move).from.length === 0 && isMaker(about, move));

/** The moves that lead on from where a matter stands, by whomever. */
export const leadingOn = (about: About, { state }: Matter): string[] =>
  Object.keys(about.kind.moves).filter(
    (move) => moveOf(about.kind, move).from.includes(state) && makersOf(about, move).length > 0,
  );

/** Why the caller does not make a move now, as far as its table says; conflicts of interest are looked for when it is made. */
export function whyNot(about: About, move: string, matter: Matter | undefined): Text | undefined {
  const { kind, period, now, caller } = about;
  if (!isMaker(about, move)) return said(matterWords.others, namesOf(makersOf(about, move)));
  const illegal = matter && hindrance(kind, matter, move, { by: caller.id, at: now });
  return illegal
    ? sentence(illegal)
    : refusalIn(() => requirePhase(period, now, moveOf(kind, move).phases ?? uncancelled));
}

const sentence = ({ code, params }: Refused): Text => said(refusals[code], params);

function refusalIn(judge: () => void): Text | undefined {
  try {
    judge();
    return undefined;
  } catch (error) {
    return told(error);
  }
}

/** What a rule that reads what it goes by says against it. */
export async function refusalOf(judge: () => Promise<void> | void): Promise<Text | undefined> {
  try {
    await judge();
    return undefined;
  } catch (error) {
    return told(error);
  }
}

function told(error: unknown): Text {
  if (error instanceof Refused) return sentence(error);
  throw error;
}
