import type { ClipboardEvent, KeyboardEvent } from 'react';

/** By the arrows and by Enter to the box below or above in the same month, as in a spreadsheet. */
export function moved(event: KeyboardEvent<HTMLElement>): void {
  const { key, shiftKey, currentTarget, nativeEvent } = event;
  if (key === 'F2') intoPanel(currentTarget);
  const isUp = key === 'ArrowUp' || (key === 'Enter' && shiftKey);
  if ((!isUp && key !== 'ArrowDown' && key !== 'Enter') || nativeEvent.isComposing) return;
  event.preventDefault();
  const column = Number(currentTarget.dataset['to']);
  const boxes = [...(currentTarget.closest('[data-sheet]')?.querySelectorAll<HTMLElement>('[data-row]') ?? [])].filter(
    ({ dataset }) => Number(dataset['from']) <= column && Number(dataset['to']) >= column,
  );
  const next = boxes[boxes.indexOf(currentTarget) + (isUp ? -1 : 1)];
  next?.focus();
  if (next instanceof HTMLInputElement) next.select();
}

/** Takes a block at the box that has the focus; gives whether it was one. */
export type Paste = (text: string, at: { readonly row: number; readonly column: number }) => boolean;

export function pastedAt(event: ClipboardEvent, paste: Paste): void {
  const { target } = event;
  if (!(target instanceof HTMLElement) || target.dataset['row'] === undefined) return;
  const at = { row: Number(target.dataset['row']), column: Number(target.dataset['from']) };
  if (paste(event.clipboardData.getData('text/plain'), at)) event.preventDefault();
}

/** Between a cell and what stands beside the grid about it: whoever has no mouse gets there by F2, and back by Escape. */
function intoPanel(cell: HTMLElement): void {
  const panel = cell.closest('.filing')?.querySelector('.cell-panel');
  panel?.querySelector<HTMLElement>('input:checked, input:not([type=radio]), textarea')?.focus();
}

export function backToCell(panel: HTMLElement): void {
  panel.closest('.filing')?.querySelector<HTMLElement>('.is-picked [data-row]')?.focus();
}
