import type { Text } from '../../../text/refusal.ts';
import { parts as kinds, schemeChanges, type SchemeChangeCode } from '../../../text/sentences/scheme-changes.ts';
import type { Member, Part } from './part.ts';
import { said } from '../../../text/catalogue.ts';

/** One thing that differs between two versions: where it stands, what kind of difference, and the sentence. */
export interface Change {
  readonly path: string;
  readonly code: SchemeChangeCode;
  readonly sentence: Text;
}

export const change = (
  path: string,
  code: SchemeChangeCode,
  blanks: Readonly<Record<string, string | number | Text>> = {},
): Change => ({ path, code, sentence: said(schemeChanges[code], blanks) });

/** What came, went, moved or changed among the parts of one kind, found by their ids. */
export function compareParts(path: string, before: readonly Part[], after: readonly Part[]): Change[] {
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

const named = ({ kind, name }: Part) => ({ kind: kinds[kind], what: name });

function compareMembers(path: string, before: Part, after: Part): Change[] {
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
function reordered(path: string, before: readonly Part[], after: readonly Part[]): Change[] {
  const shared = (parts: readonly Part[], others: readonly Part[]) =>
    parts.filter(({ id }) => others.some((other) => other.id === id)).map(({ id }) => id);
  const [was, is] = [shared(before, after), shared(after, before)];
  const [first] = after;
  return first && was.some((id, at) => id !== is[at]) ? [change(path, 'order', { kind: kinds[first.kind] })] : [];
}
