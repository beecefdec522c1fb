import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useWords } from '../words.tsx';
import type { Ask, Id, Replied } from './lines.ts';
import { newKey } from './new-key.ts';
import { asError } from './refusal.ts';
import { untilAnswered } from './use-act.ts';

interface Wish<I extends Id> {
  /** By which the answer is shown where it belongs. */
  readonly name: string;
  readonly ask: Ask<I>;
  /** Where it is kept with a draft: then it is done once even where the page was loaded again meanwhile. */
  readonly key?: string;
}

interface State {
  readonly isActing: boolean;
  readonly isKept: boolean;
  readonly done: number;
  readonly all: number;
  /** Why each that was refused was. */
  readonly refused: ReadonlyMap<string, Error>;
}

const idle: State = { isActing: false, isKept: false, done: 0, all: 0, refused: new Map() };

/**
 * The same act for several, one after another, with how far it is; a no to one stops none of the others. Each keeps its Idempotency-Key until
 * it is answered. What pages show is read anew once, at the end.
 */
export function useActEach<I extends Id>(id: I) {
  const { language } = useWords();
  const queries = useQueryClient();
  const [state, setState] = useState<State>(idle);
  const keys = useRef(new Map<string, string>());

  /** Gives the names of those that were done; `became` is told of each. */
  const act = async (
    wishes: readonly Wish<I>[],
    became?: (name: string, outcome: Replied<I> | Error) => void,
  ): Promise<string[]> => {
    const refused = new Map<string, Error>();
    const done: string[] = [];
    setState({ ...idle, isActing: true, all: wishes.length });
    for (const { name, ask, key: own } of wishes) {
      const text = JSON.stringify(ask);
      const key = own ?? keys.current.get(text) ?? newKey();
      keys.current.set(text, key);
      try {
        const onAway = () => setState((now) => ({ ...now, isKept: true }));
        const replied = await untilAnswered(id, ask, { language, key, onAway });
        done.push(name);
        became?.(name, replied);
      } catch (error) {
        const no = asError(error);
        refused.set(name, no);
        became?.(name, no);
      }
      keys.current.delete(text);
      setState((now) => ({ ...now, isKept: false, done: now.done + 1 }));
    }
    await queries.invalidateQueries();
    setState((now) => ({ ...now, isActing: false, refused }));
    return done;
  };
  return { ...state, act };
}
