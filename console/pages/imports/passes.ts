import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { Body } from '../../api/lines.ts';
import { newKey } from '../../api/new-key.ts';
import { asError } from '../../api/refusal.ts';
import { untilAnswered } from '../../api/use-act.ts';
import { useWords } from '../../words.tsx';

type Slice = Body<'imports.check'>;
export type Fault = Slice['faults'][number];

/** A pass over a file: what was found so far. It goes on while somebody looks at another page. */
export interface Pass {
  readonly doing: 'check' | 'run';
  readonly isGoing: boolean;
  /** The net is away; it goes on by itself. */
  readonly isKept: boolean;
  readonly refused?: Error;
  /** What the last answer said, with the faults, lines, warnings and changes of all of them. */
  readonly told?: Slice;
}

const passes = new Map<string, Pass>();
const watching = new Set<() => void>();
const watch = (look: () => void): (() => void) => {
  watching.add(look);
  return () => watching.delete(look);
};

function set(id: string, pass: Pass): void {
  passes.set(id, pass);
  for (const look of watching) look();
}

const together = (before: Slice | undefined, next: Slice): Slice =>
  before
    ? {
        ...next,
        faults: [...before.faults, ...next.faults],
        lines: [...before.lines, ...next.lines],
        warnings: [...before.warnings, ...next.warnings],
        changes: [...before.changes, ...next.changes],
        removes: [...before.removes, ...next.removes],
      }
    : next;

/** As many records as are answered for within a few seconds, so that the progress moves. */
const records = 500;

/** The passes over the file of an import, repeated until nothing of it is left. */
export function usePass(id: string) {
  const { language } = useWords();
  const queries = useQueryClient();
  const pass = useSyncExternalStore(watch, () => passes.get(id));
  const go = async (doing: Pass['doing']): Promise<void> => {
    if (passes.get(id)?.isGoing) return;
    let told: Slice | undefined;
    set(id, { doing, isGoing: true, isKept: false });
    const params = { import: id };
    try {
      do {
        const sending = {
          language,
          key: newKey(),
          onAway: () => set(id, { doing, isGoing: true, isKept: true, ...(told ? { told } : {}) }),
        };
        const ask = { params, body: { records } };
        const { body } = await (doing === 'check'
          ? untilAnswered('imports.check', ask, sending)
          : untilAnswered('imports.run', ask, sending));
        told = together(told, body);
        set(id, { doing, isGoing: body.left > 0, isKept: false, told });
      } while (told.left > 0);
    } catch (error) {
      set(id, { doing, isGoing: false, isKept: false, refused: asError(error), ...(told ? { told } : {}) });
    }
    await queries.invalidateQueries();
  };
  return { pass, go };
}
