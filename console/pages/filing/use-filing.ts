import { useState } from 'react';
import type { Text } from '../../../shared/text/refusal.ts';
import type { Ask } from '../../api/lines.ts';
import { saysOf } from '../../api/refusal.ts';
import { useActEach } from '../../api/use-act-each.ts';
import { useWords } from '../../words.tsx';
import { filedAs, sourceOf, type Item, type Sheet, type Slot, type Typed, type useSheetDraft } from './draft.ts';
import type { Refusals } from './grid.tsx';

interface Ready {
  readonly item: Item;
  readonly slot: Slot;
  readonly typed: Typed;
}

interface Became {
  readonly filed: number;
  readonly refused: number;
  /** What the server asks about figures that it took. */
  readonly warned: readonly { readonly item: Item; readonly slot: Slot; readonly says: Text }[];
}

/** Submits what is filled in: each figure is an act of its own, and what is refused stays in its cell with the reason. */
export function useFiling(sheet: Sheet, { cells, sent }: Pick<ReturnType<typeof useSheetDraft>, 'cells' | 'sent'>) {
  const words = useWords();
  const filing = useActEach('progress.file');
  const [refusals, setRefusals] = useState<Refusals>({});
  const [became, setBecame] = useState<Became>();
  const { period, subject } = sheet;

  const all = sheet.items.flatMap((item) =>
    item.slots.flatMap((slot): Ready[] => {
      const typed = cells[item.indicator]?.[slot.slot];
      return typed ? [{ item, slot, typed }] : [];
    }),
  );
  const ready = all.filter(({ item, slot, typed }) => 'given' in filedAs(item, slot, typed, words));
  const corrections = ready.filter(({ slot, typed }) => slot.filing && !typed.narrative?.trim());

  const submit = async (why: string) => {
    setBecame(undefined);
    const refused: Record<string, Record<string, string>> = {};
    const filed: Ready[] = [];
    const warned: Became['warned'][number][] = [];
    const places = new Map(ready.map((one) => [`${one.item.indicator} ${one.slot.slot}`, one]));
    const wishes = [...places].map(([place, { item, slot, typed }]) => ({
      name: place,
      // The reason is said after the key was made.
      key: typed.narrative?.trim() || !slot.filing ? typed.key : keyFor(typed.key, why),
      ask: { params: { period, subject }, body: bodyOf(item, slot, { typed, why, words }) },
    }));
    await filing.act(wishes, (place, outcome) => {
      const one = places.get(place);
      if (!one) return;
      const { item, slot } = one;
      if (outcome instanceof Error)
        refused[item.indicator] = { ...refused[item.indicator], [slot.slot]: saysOf(outcome) };
      else {
        filed.push(one);
        warned.push(...outcome.body.warnings.map((says) => ({ item, slot, says })));
      }
    });
    for (const { item, slot, typed } of filed) sent(item.indicator, slot.slot, typed);
    setRefusals(refused);
    setBecame({ filed: filed.length, refused: wishes.length - filed.length, warned });
  };

  /** What is changed is asked anew, and what went well is said until then. */
  const forget = (indicator: string, slot: string) => {
    setBecame((before) => (before && (before.refused > 0 || before.warned.length > 0) ? before : undefined));
    setRefusals((before) => {
      if (before[indicator]?.[slot] === undefined) return before;
      const { [slot]: _, ...rest } = before[indicator];
      return { ...before, [indicator]: rest };
    });
  };

  return {
    all,
    ready,
    corrections,
    submit,
    forget,
    refusals,
    became,
    going: filing.isActing ? filing : undefined,
    close: () => setBecame(undefined),
  };
}

function bodyOf(
  item: Item,
  slot: Slot,
  { typed, why, words }: { typed: Typed; why: string; words: ReturnType<typeof useWords> },
): NonNullable<Ask<'progress.file'>['body']> {
  const { filing } = slot;
  const read = filedAs(item, slot, typed, words);
  if ('fault' in read) throw new TypeError(read.fault);
  const narrative = typed.narrative?.trim() || (filing ? why : '');
  const evidence = typed.evidence ?? filing?.evidence ?? [];
  const forecast = typed.forecast ?? filing?.forecast;
  return {
    indicator: item.indicator,
    slot: slot.slot,
    given: read.given,
    source: sourceOf(item, typed).trim(),
    ...(narrative === '' ? {} : { narrative }),
    ...(forecast && item.forecast ? { forecast } : {}),
    evidence: evidence.map(({ id }) => id),
  };
}

/** Another key for another reason, the same for the same. */
function keyFor(key: string, why: string): string {
  let sum = 0;
  for (const sign of why) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 4_294_967_296;
  return key.slice(8) + sum.toString(16).padStart(8, '0');
}
