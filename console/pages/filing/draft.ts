import { useCallback, useRef } from 'react';
import type { Given } from '../../../shared/domain/filing/filing.ts';
import { filingCell } from '../../../shared/text/console/filing.ts';
import type { Body } from '../../api/lines.ts';
import { newKey } from '../../api/new-key.ts';
import { useDraft } from '../../api/use-draft.ts';
import type { Spoken } from '../../words.tsx';
import { isTyped, partsGiven, readWritten, writtenOf, type Written } from './written.ts';

export type Sheet = Body<'progress.read'>;
export type Item = Sheet['items'][number];
export type Slot = Item['slots'][number];

/** What somebody has filled in for one cell and not submitted yet. */
export interface Typed {
  /** The figure itself where nothing is said. */
  readonly kind?: 'no-data' | 'not-applicable' | undefined;
  readonly text?: string | undefined;
  /** Dates of milestones and figures of a formula, by their names. */
  readonly parts?: Readonly<Record<string, string>>;
  /** Why there is no data, or it does not apply. */
  readonly ground?: string;
  readonly source?: string;
  readonly narrative?: string;
  readonly forecast?: { readonly figure: string; readonly statement: string };
  readonly evidence?: readonly { readonly id: string; readonly name: string }[];
  /** Under which it is sent, however often; another once it was changed. */
  readonly key: string;
}

type Change = Omit<Partial<Typed>, 'key'>;
/** By indicator and slot, so that a row is drawn anew only where something of its own changed. */
export type Drafted = Readonly<Record<string, Readonly<Record<string, Typed>>>>;

/** What is filled in on a sheet, kept until it is submitted. */
export function useSheetDraft(name: string) {
  const { draft, keep } = useDraft<{ cells: Drafted }>(`filing/${name}`, { cells: {} });
  // Several cells change before the page is drawn again.
  const latest = useRef(draft.cells);
  const put = useCallback(
    (cells: Drafted) => {
      latest.current = cells;
      keep({ cells });
    },
    [keep],
  );
  const change = useCallback(
    (indicator: string, slot: string, changed: Change | undefined) => {
      const { [indicator]: row = {}, ...others } = latest.current;
      const { [slot]: before, ...rest } = row;
      const next = changed && kept({ ...before, ...changed, key: newKey() });
      const cells = next ? { ...rest, [slot]: next } : rest;
      put(Object.keys(cells).length > 0 ? { ...others, [indicator]: cells } : others);
    },
    [put],
  );
  const discard = useCallback(() => put({}), [put]);
  return { cells: draft.cells, change, discard };
}

/** What `change` is told where the figure is again what was filed. */
export const writtenIn = { undone: { kind: undefined, text: undefined } } as const;

/** Nothing, once nothing is said in it any more. */
function kept({ key, ...said }: Typed): Typed | undefined {
  const left = Object.entries(said).filter(([, value]) => value !== undefined);
  return left.length > 0 ? { ...said, key } : undefined;
}

/** What was filled in for a cell, as it is filed: its figure, and with it where it comes from. */
export function filedAs(item: Item, slot: Slot, typed: Typed, words: Spoken): Written {
  const { kind, ground = '' } = typed;
  if (kind !== undefined && ground.trim().length < 2) return { fault: words.t(filingCell['why-missing']) };
  if (kind === 'no-data') return { given: { kind, reason: ground.trim() } };
  if (kind === 'not-applicable') return { given: { kind, ground: ground.trim() } };
  const read = isTyped(item)
    ? readWritten(textIn(slot, typed), item, words)
    : partsGiven(item, partsIn(slot, typed), words);
  if ('fault' in read || sourceOf(item, typed).trim().length >= 2) return read;
  return { fault: words.t(filingCell['source-missing']) };
}

/** As it was told before, or as the scheme has it, until something else is said. */
export const sourceOf = (item: Item, typed: Typed | undefined): string =>
  typed?.source ?? item.slots.findLast(({ filing }) => filing)?.filing?.source ?? item.source ?? '';

/** What stands in the cell: typed now, or filed before. */
export const textIn = (slot: Slot, typed: Typed | undefined): string => typed?.text ?? writtenOf(slot.filing?.given);

/** The days of milestones or the figures of a formula, likewise. */
export function partsIn({ filing }: Slot, typed: Typed | undefined): Readonly<Record<string, string>> {
  if (typed?.parts) return typed.parts;
  const given = filing?.given;
  if (given?.kind === 'named') return given.values;
  return given?.kind === 'milestones' ? Object.fromEntries(given.done.map(({ id, on }) => [id, on])) : {};
}

/** The figure before this one in the same period. */
export const givenBefore = ({ slots }: Item, slot: Slot): Given | undefined =>
  slots[slots.indexOf(slot) - 1]?.filing?.given;
