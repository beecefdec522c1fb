import type { Text } from '../../../shared/text/refusal.ts';
import type { Body } from '../../api/lines.ts';

type Subject = Body<'goals.cascade'>['subjects'][number];
type Strategy = Body<'organisation.strategy'>['items'][number];

export interface Leaf {
  readonly subject: string;
  readonly name: Text | undefined;
  /** No text of it is in force yet. */
  readonly isPending: boolean;
  /** It has an agreement in this period that the reader may read. */
  readonly isRead: boolean;
  readonly goals: Subject['goals'];
}

export interface Branch {
  /** None for goals that serve no strategy item. */
  readonly id: string | undefined;
  readonly name: Text | undefined;
  readonly source: string | undefined;
  readonly units: readonly (Leaf & { readonly people: readonly Leaf[] })[];
  readonly people: number;
  readonly goals: number;
}

/** Each strategy item with the units that serve it and, under each, its people who do; at the end what serves none. */
export function treeOf(items: readonly Strategy[], subjects: readonly Subject[]): Branch[] {
  const known = new Set(items.map(({ id }) => id));
  const linked = items.map(({ id, name, source }) =>
    branch({ id, name, source }, subjects, ({ strategy }) => strategy === id),
  );
  const unlinked = branch({ id: undefined, name: undefined, source: undefined }, subjects, ({ strategy }) =>
    strategy === undefined ? true : !known.has(strategy),
  );
  return unlinked.goals > 0 ? [...linked, unlinked] : linked;
}

function branch(
  of: Pick<Branch, 'id' | 'name' | 'source'>,
  subjects: readonly Subject[],
  serves: (goal: Subject['goals'][number]) => boolean,
): Branch {
  const serving = subjects.flatMap((subject) => {
    const goals = subject.goals.filter(serves);
    return goals.length > 0 ? [{ ...subject, goals }] : [];
  });
  const people = serving.filter(({ kind }) => kind === 'official');
  const units = serving
    .filter(({ kind }) => kind !== 'official')
    .map((unit) => ({ unit: unit.unit, leaf: leafOf(unit) }));
  const above = new Set(units.map(({ unit }) => unit));
  // People whose unit serves it not in this period stand under its bare name.
  const others = Map.groupBy(
    people.filter(({ unit }) => !above.has(unit)),
    ({ unit }) => unit,
  );
  const bare = [...others].map(([unit, [one]]) => ({
    unit,
    leaf: { subject: `unit.${unit}`, name: one?.unitName, isPending: false, isRead: false, goals: [] },
  }));
  return {
    ...of,
    units: [...units, ...bare].map(({ unit, leaf }) => ({
      ...leaf,
      people: people.filter((person) => person.unit === unit).map(leafOf),
    })),
    people: people.length,
    goals: serving.reduce((sum, { goals }) => sum + goals.length, 0),
  };
}

const leafOf = ({ subject, name, state, goals }: Subject): Leaf => ({
  subject,
  name,
  isPending: state !== 'signed' && state !== 'imposed' && state !== 'changing',
  isRead: true,
  goals,
});
