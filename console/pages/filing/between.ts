/** Between a cell and what stands beside the grid about it: whoever has no mouse gets there by F2, and back by Escape. */
export function intoPanel(cell: HTMLElement): void {
  const panel = cell.closest('.filing')?.querySelector('.cell-panel');
  panel?.querySelector<HTMLElement>('input:checked, input:not([type=radio]), textarea')?.focus();
}

export function backToCell(panel: HTMLElement): void {
  panel.closest('.filing')?.querySelector<HTMLElement>('.is-picked [data-row]')?.focus();
}
