import { useCallback } from 'react';
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
  const { draft, keep, amend } = useDraft<{ cells: Drafted }>(`filing/${name}`, { cells: {} });
  const change = useCallback(
    (indicator: string, slot: string, changed: Change | undefined) =>
      amend(({ cells }) => {
        const before = cells[indicator]?.[slot];
        return {
          cells: withCell(cells, { indicator, slot }, changed && kept({ ...before, ...changed, key: newKey() })),
        };
      }),
    [amend],
  );
  /** What was sent is done with; what was typed over it while it was on its way still waits. */
  const sent = useCallback(
    (indicator: string, slot: string, { key }: Typed) =>
      amend(({ cells }) => ({
        cells: cells[indicator]?.[slot]?.key === key ? withCell(cells, { indicator, slot }, undefined) : cells,
      })),
    [amend],
  );
  const discard = useCallback(() => keep({ cells: {} }), [keep]);
  return { cells: draft.cells, change, sent, discard };
}

function withCell(
  drafted: Drafted,
  { indicator, slot }: { readonly indicator: string; readonly slot: string },
  typed: Typed | undefined,
): Drafted {
  const { [indicator]: row = {}, ...others } = drafted;
  const { [slot]: _, ...rest } = row;
  const cells = typed ? { ...rest, [slot]: typed } : rest;
  return Object.keys(cells).length > 0 ? { ...others, [indicator]: cells } : others;
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
  const kind = kindIn(slot, typed);
  const ground = groundIn(slot, typed);
  if (kind !== 'value' && ground.trim().length < 2) return { fault: words.t(filingCell['why-missing']) };
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

/** As what a cell is filled in: a figure, or said to be without. */
export const kindIn = (slot: Slot, typed: Typed | undefined): Declared | 'value' =>
  typed?.kind ?? (typed?.text === undefined ? declaredIn(slot) : undefined) ?? 'value';

type Declared = NonNullable<Typed['kind']>;

function declaredIn({ filing }: Slot): Declared | undefined {
  const kind = filing?.given.kind;
  return kind === 'no-data' || kind === 'not-applicable' ? kind : undefined;
}

/** Why there is no data or it does not apply, as it is said now or was filed. */
export function groundIn({ filing }: Slot, typed: Typed | undefined): string {
  if (typed?.ground !== undefined) return typed.ground;
  const given = filing?.given;
  if (given?.kind === 'no-data') return given.reason;
  return given?.kind === 'not-applicable' ? given.ground : '';
}

/** The figure before this one in the same period. */
export const givenBefore = ({ slots }: Item, slot: Slot): Given | undefined =>
  slots[slots.indexOf(slot) - 1]?.filing?.given;
