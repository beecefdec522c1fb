import type { Language } from '../../../text/catalogue.ts';
import { said } from '../../../text/say.ts';
import type { Text } from '../../../text/refusal.ts';
import { choices } from '../../../text/schemes/choices.ts';
import { columnNames } from '../../../text/schemes/columns.ts';
import {
  type PartKind,
  type SchemeChangeCode,
  figures,
  memberNames,
  parts as kinds,
  schemeChanges,
} from '../../../text/sentences/scheme-changes.ts';
import { Exact, print } from '../../scoring/exact.ts';
import type { Quota } from '../outcome.ts';
import type { Name } from '../wording.ts';

/** One thing that differs between two versions: where it stands, what kind of difference, and the sentence. */
export interface SchemeChange {
  readonly path: string;
  readonly code: SchemeChangeCode;
  readonly sentence: Text;
}

export const change = (
  path: string,
  code: SchemeChangeCode,
  blanks: Readonly<Record<string, string | number | Text>> = {},
): SchemeChange => ({ path, code, sentence: said(schemeChanges[code], blanks) });

/** What came, went, moved or changed among the parts of one kind, found by their ids. */
export function compareParts(
  path: string,
  before: readonly SchemePart[],
  after: readonly SchemePart[],
): SchemeChange[] {
  const was = new Map(before.map((part) => [part.id, part]));
  const is = new Map(after.map((part) => [part.id, part]));
  const kept = after.flatMap((part) => {
    const old = was.get(part.id);
    return old ? [[old, part] as const] : [];
  });
  return [
    ...before
      .filter(({ id }) => !is.has(id))
      .map((part) => change(`${path}/${part.id}`, 'removed', { ...named(part), before: part.brief })),
    ...after
      .filter(({ id }) => !was.has(id))
      .map((part) => change(`${path}/${part.id}`, 'added', { ...named(part), after: part.brief })),
    ...kept.flatMap(([old, part]) => compareMembers(`${path}/${part.id}`, old, part)),
    ...reordered(path, before, after),
  ];
}

const named = ({ kind, name }: SchemePart) => ({ kind: kinds[kind], what: name });

function compareMembers(path: string, before: SchemePart, after: SchemePart): SchemeChange[] {
  const moved =
    before.home && after.home && before.home.id !== after.home.id
      ? [change(path, 'moved', { what: after.name, before: before.home.name, after: after.home.name })]
      : [];
  const keys = new Set([...before.members, ...after.members].map(({ key }) => key));
  const of = (members: readonly Member[], key: string) => members.find((one) => one.key === key);
  const changed = [...keys].flatMap((key) => {
    const [was, is] = [of(before.members, key), of(after.members, key)];
    const label = (is ?? was)?.label ?? before.name;
    const at = `${path}/${key}`;
    if (!was) return is ? [change(at, 'member-added', { ...named(after), member: label, after: is.value })] : [];
    if (!is) return [change(at, 'member-removed', { ...named(after), member: label, before: was.value })];
    if (was.value.zh === is.value.zh && was.value.en === is.value.en) return [];
    return [change(at, 'member', { ...named(after), member: label, before: was.value, after: is.value })];
  });
  return [...moved, ...changed];
}

/** The same parts in another order: in reports and tie-breaking by hand the order is seen. */
function reordered(path: string, before: readonly SchemePart[], after: readonly SchemePart[]): SchemeChange[] {
  const shared = (parts: readonly SchemePart[], others: readonly SchemePart[]) =>
    parts.filter(({ id }) => others.some((other) => other.id === id)).map(({ id }) => id);
  const [was, is] = [shared(before, after), shared(after, before)];
  const [first] = after;
  return first && was.some((id, at) => id !== is[at]) ? [change(path, 'order', { kind: kinds[first.kind] })] : [];
}

/** One thing a version has under its id, with all that can be said of it as text: two that read alike are alike. */
export interface SchemePart {
  readonly kind: PartKind;
  /** Unique among the parts of its kind. */
  readonly id: string;
  readonly name: Text;
  /** Where it stands: a section for an indicator or a period. */
  readonly home?: { readonly id: string; readonly name: Text };
  readonly members: readonly Member[];
  /** What is said of it when it comes or goes. */
  readonly brief: Text;
}

export interface Member {
  readonly key: string;
  readonly label: Text;
  readonly value: Text;
}

export const member = (key: keyof typeof memberNames, value: Text): Member => ({
  key,
  label: memberNames[key],
  value,
});

/** Both names, each compared in its own language. */
export const nameMembers = ({ zh, en }: Name): Member[] => [
  { key: 'name.zh', label: columnNames['name.zh'], value: alike(zh) },
  { key: 'name.en', label: columnNames['name.en'], value: alike(en) },
];

export const labelled = (members: readonly Member[]): Text =>
  listed(members.map(({ label, value }) => said(figures.labelled, { label, value })));

/** A part whose members are few enough to be told in full. */
export const part = (kind: PartKind, { id, name }: { id: string; name: Name }, own: readonly Member[]): SchemePart => ({
  kind,
  id,
  name,
  members: [...nameMembers(name), ...own],
  brief: labelled(own),
});

/** The same in both languages: a figure, an id, a text people wrote. */
export const alike = (text: string): Text => ({ zh: text, en: text });

export const inBoth = (write: (language: Language) => string): Text => ({ zh: write('zh'), en: write('en') });

export const listed = (texts: readonly Text[]): Text =>
  texts.length === 0
    ? figures.none
    : inBoth((language) => texts.map((text) => text[language]).join(figures.separator[language]));

export const points = (value: string): Text => said(figures.points, { points: value });

export const orUnlimited = (value: string | null): Text => (value === null ? figures.unlimited : points(value));

export function limitOf(limit: Quota['limit']): Text {
  if (limit.by === 'count') return said(figures.count, { count: limit.count });
  const percent = print(Exact.of(limit.share).times(Exact.whole(100)));
  return said(figures.share, { percent, rounding: choices.roundingMode[limit.rounding] });
}
