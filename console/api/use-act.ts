import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Language } from '../../shared/text/catalogue.ts';
import { useWords } from '../words.tsx';
import type { Ask, Id, Replied } from './lines.ts';
import { newKey } from './new-key.ts';
import { Unanswered, asError } from './refusal.ts';
import { isPassing, send } from './send.ts';

interface Acting<I extends Id> {
  /** Gives the answer, or nothing where it was refused; then `refused` says why. */
  readonly act: (ask: Ask<I>) => Promise<Replied<I> | undefined>;
  readonly isActing: boolean;
  /** The net is away: what was sent is kept and goes out again by itself. */
  readonly isKept: boolean;
  readonly refused: Error | undefined;
  readonly forget: () => void;
}

/**
 * Acts by a route of the table: `const filing = useAct('progress.file')`, then `await filing.act({ params, body })`. The same wish keeps
 * its Idempotency-Key until it is answered, so that it is done once however often it is sent. What pages show is then read anew.
 */
export function useAct<I extends Id>(id: I): Acting<I> {
  const { language } = useWords();
  const queries = useQueryClient();
  const [state, setState] = useState<{ acting: boolean; kept: boolean; refused?: Error }>({
    acting: false,
    kept: false,
  });
  const wish = useRef<{ text: string; key: string } | undefined>(undefined);

  const act = async (ask: Ask<I>): Promise<Replied<I> | undefined> => {
    const text = JSON.stringify(ask);
    if (wish.current?.text !== text) wish.current = { text, key: newKey() };
    const { key } = wish.current;
    setState({ acting: true, kept: false });
    try {
      const replied = await untilAnswered(id, ask, {
        language,
        key,
        onAway: () => setState({ acting: true, kept: true }),
      });
      wish.current = undefined;
      setState({ acting: false, kept: false });
      await queries.invalidateQueries();
      return replied;
    } catch (error) {
      setState({ acting: false, kept: false, refused: asError(error) });
      return undefined;
    }
  };
  return {
    act,
    isActing: state.acting,
    isKept: state.kept,
    refused: state.refused,
    forget: () => setState({ acting: false, kept: false }),
  };
}

/** Several acts behind one dialog, as one. */
export const together = (acts: readonly Pick<Acting<Id>, 'isActing' | 'isKept' | 'refused' | 'forget'>[]) => ({
  isActing: acts.some(({ isActing }) => isActing),
  isKept: acts.some(({ isKept }) => isKept),
  refused: acts.find(({ refused }) => refused !== undefined)?.refused,
  forget: () => {
    for (const one of acts) one.forget();
  },
});

interface Insisting {
  readonly language: Language;
  readonly key: string;
  /** The net is away; it goes out again by itself. */
  readonly onAway: () => void;
}

/** Sends until there is an answer: what may come right by itself is asked again under the same key. */
export async function untilAnswered<I extends Id>(
  id: I,
  ask: Ask<I>,
  { language, key, onAway }: Insisting,
): Promise<Replied<I>> {
  for (;;) {
    try {
      return await send(id, ask, { language, key });
    } catch (error) {
      if (error instanceof Unanswered) {
        onAway();
        await reachable();
      } else if (isPassing(error)) {
        await sleep(1500);
      } else {
        throw error;
      }
    }
  }
}

const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Until the browser has a net again, or a few seconds: the server may be away while the net is not. */
const reachable = (): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      removeEventListener('online', done);
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(done, 5000);
    addEventListener('online', done);
  });
