import { useCallback, useEffect, useState } from 'react';
import { useWords } from '../words.tsx';
import type { Ask, Body, Id, Replied } from '../api/lines.ts';
import { fetched, repliedIn, requestOf } from '../api/request.ts';
import type { Language } from '../../shared/text/catalogue.ts';

/** Routes that ask nobody who they are. */
type Open = Extract<
  Id,
  | 'results.list-published'
  | 'results.published'
  | 'results.announced-to-all'
  | 'results.remark-unnamed'
  | 'results.remark-answer'
>;

export async function asked<I extends Open>(
  id: I,
  ask: Ask<I>,
  { language, key }: { readonly language: Language; readonly key?: string },
): Promise<Replied<I>> {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- the server holds each reply to the schema of its route
  return (await repliedIn(await fetched(requestOf(id, ask, key), { language }))) as Replied<I>;
}

interface State<B> {
  readonly pages: readonly B[];
  readonly isReading: boolean;
  readonly failed?: unknown;
}

/** A list, page by page, by its cursor. */
export function useOpen<I extends Open>(id: I, ask: Ask<I>) {
  const { language } = useWords();
  const [{ pages, isReading, failed }, setState] = useState<State<Body<I>>>({ pages: [], isReading: true });
  const said = JSON.stringify(ask);
  const next: string | undefined = nextOf(pages.at(-1));
  const read = useCallback(
    async (before: readonly Body<I>[], cursor: string | undefined) => {
      setState({ pages: before, isReading: true });
      try {
        const query = { limit: 200, ...(cursor === undefined ? {} : { cursor }) };
        const wish: Ask<I> = { ...JSON.parse(said), query };
        const { body } = await asked(id, wish, { language });
        setState({ pages: [...before, body], isReading: false });
      } catch (error) {
        setState({ pages: before, isReading: false, failed: error });
      }
    },
    [id, said, language],
  );
  useEffect(() => void read([], undefined), [read]);
  return {
    pages,
    isReading,
    failed,
    again: () => void read(pages, next),
    ...(next === undefined ? {} : { more: () => void read(pages, next) }),
  };
}

const nextOf = (body: unknown): string | undefined => {
  const { next }: { next?: string } = Object(body);
  return next;
};
