import { columnNames } from '../../../text/schemes/columns.ts';
import type { Text } from '../../../text/refusal.ts';
import { figures, memberNames, type PartKind } from '../../../text/sentences/scheme-changes.ts';
import type { Name } from '../wording.ts';
import { alike, listed } from './words.ts';
import { said } from '../../../text/catalogue.ts';

/** One thing a version has under its id, with all that can be said of it as text: two that read alike are alike. */
export interface Part {
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
export const part = (kind: PartKind, { id, name }: { id: string; name: Name }, own: readonly Member[]): Part => ({
  kind,
  id,
  name,
  members: [...nameMembers(name), ...own],
  brief: labelled(own),
});
