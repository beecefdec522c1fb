import type { Text } from '../../../shared/text/refusal.ts';
import type { Body } from '../../api/lines.ts';

export type Subject = Body<'progress.lights'>['subjects'][number];
export type Item = Subject['items'][number];
export type Colour = Item['light'];
export const colours = ['red', 'amber', 'green', 'no-data'] as const satisfies readonly Colour[];

/** What is looked at; what is left out is looked at whole. */
export interface Look {
  readonly subjects: readonly string[];
  readonly indicator?: string | undefined;
  readonly strategy?: string | undefined;
  readonly light?: Colour | 'carded' | undefined;
  readonly order: 'worst' | 'by-group';
}

export const everything: Look = { subjects: [], order: 'worst' };

const isMeant = ({ indicator, strategy }: Item, look: Look): boolean =>
  (look.indicator === undefined || indicator === look.indicator) &&
  (look.strategy === undefined || strategy === look.strategy);

const isLit = ({ light, card }: Item, look: Look): boolean =>
  look.light === undefined || (look.light === 'carded' ? card !== undefined : light === look.light);

/** The subjects that have any such item, with those alone, in the order that is asked for. */
export function lookedAt(subjects: readonly Subject[], look: Look): Subject[] {
  const found = subjects
    .filter(({ subject }) => look.subjects.length === 0 || look.subjects.includes(subject))
    .map((one) => ({ ...one, items: one.items.filter((item) => isMeant(item, look) && isLit(item, look)) }))
    .filter(({ items }) => items.length > 0);
  return found.toSorted((a, b) => (look.order === 'worst' ? byWorst(a, b) : 0) || byGroup(a, b));
}

const byWorst = (a: Subject, b: Subject): number => b.lights.red - a.lights.red || b.lights.amber - a.lights.amber;
const byGroup = (a: Subject, b: Subject): number =>
  a.group === b.group ? a.name.zh.localeCompare(b.name.zh, 'zh') : a.group < b.group ? -1 : 1;

/** How many items there are of each light, and with a card, by the other filters. */
export function countsOf(
  subjects: readonly Subject[],
  look: Look,
): Readonly<Record<Colour | 'carded' | 'all', number>> {
  const items = lookedAt(subjects, { ...look, light: undefined }).flatMap((one) => one.items);
  const of = (light: Colour) => items.filter((item) => item.light === light).length;
  return {
    all: items.length,
    red: of('red'),
    amber: of('amber'),
    green: of('green'),
    'no-data': of('no-data'),
    carded: items.filter(({ card }) => card !== undefined).length,
  };
}

export interface Heading {
  readonly indicator: string;
  readonly name: Text;
}

/** The items that several subjects have are columns; those of one alone (个性指标) share the last. */
export function headingsOf(subjects: readonly Subject[]): readonly Heading[] {
  const many = new Map<string, { heading: Heading; count: number }>();
  for (const { indicator, name } of subjects.flatMap(({ items }) => items)) {
    const known = many.get(indicator);
    many.set(indicator, { heading: { indicator, name }, count: (known?.count ?? 0) + 1 });
  }
  const least = subjects.length > 2 ? 2 : 1;
  return [...many.values()].filter(({ count }) => count >= least).map(({ heading }) => heading);
}

const weights: readonly Colour[] = colours;
/** The worst of several, to stand for them in one cell. */
export const worstOf = (items: readonly Item[]): Item | undefined =>
  items.toSorted((a, b) => weights.indexOf(a.light) - weights.indexOf(b.light))[0];

/** `0.633` as 63%; nothing where there is no part, and no more digits than a cell holds. */
export function percent(part: string | null): string | undefined {
  const whole = Math.round(Number(part) * 100);
  if (part === null || !Number.isFinite(whole)) return undefined;
  return Math.abs(whole) > 999 ? `${whole < 0 ? '<-' : '>'}999%` : `${whole}%`;
}
