import type { Item, Slot } from './draft.ts';

/** The slots of whatever is filed most often: a quarter stands under its three months. */
export const columnsOf = (items: readonly Item[]): readonly Slot[] =>
  items.reduce<readonly Slot[]>((most, { slots }) => (slots.length > most.length ? slots : most), []);

interface Placed {
  readonly slot: Slot | undefined;
  readonly from: number;
  readonly span: number;
}

/** Where the slots of an item stand under the columns, and where nothing is asked for. */
export function placed({ slots }: Item, columns: readonly Slot[]): Placed[] {
  const cells: Placed[] = [];
  for (let from = 0; from < columns.length;) {
    const slot = slots.find(({ start, end }) => {
      const column = columns[from];
      return column !== undefined && column.start >= start && column.end <= end;
    });
    const span = slot ? columns.filter(({ start, end }) => start >= slot.start && end <= slot.end).length : 1;
    cells.push({ slot, from, span });
    from += span;
  }
  return cells;
}

export const slotUnder = (item: Item, columns: readonly Slot[], column: number): Slot | undefined =>
  placed(item, columns).find(({ from, span }) => column >= from && column < from + span)?.slot;

/** Where one begins: at the first month that has begun and still lacks a figure of one's own, else at the last that has begun. */
export function beginning(items: readonly Item[], columns: readonly Slot[], today: string): number {
  const open = items
    .filter(({ closed }) => closed === undefined)
    .flatMap((item) => placed(item, columns))
    .filter(({ slot }) => slot && slot.closed === undefined && (!slot.filing || slot.filing.state === 'returned'));
  // A quarter that runs is not yet what this month asks for.
  const due = open
    .filter(({ slot, span }) => span === 1 || (slot && slot.end <= today))
    .map(({ from, span }) => from + span - 1);
  const begun = columns.filter(({ start }) => start <= today).length - 1;
  return due.length > 0 ? Math.min(...due) : Math.max(begun, 0);
}
