import { useCallback, useRef, useState } from 'react';

const place = (name: string): string => `jixiao.draft.${name}`;

/**
 * What somebody is typing, kept in this tab until it is done: a page that is left, loaded again or signed in to again still has it.
 * `name` says whose it is and of what, `filing/2026-q1/unit.finance`.
 */
export function useDraft<T extends object>(name: string, empty: T) {
  const [draft, setDraft] = useState<T>(() => {
    const kept = sessionStorage.getItem(place(name));
    const found: Partial<T> = kept === null ? {} : JSON.parse(kept);
    return { ...empty, ...found };
  });
  // What was typed since the page was last drawn is there too, as while something is being sent.
  const latest = useRef(draft);
  const keep = useCallback(
    (next: T) => {
      latest.current = next;
      sessionStorage.setItem(place(name), JSON.stringify(next));
      setDraft(next);
    },
    [name],
  );
  const amend = useCallback((to: (now: T) => T) => keep(to(latest.current)), [keep]);
  return {
    draft,
    keep,
    /** From what stands there now, not from what stood there when it was last drawn. */
    amend,
    done: () => {
      latest.current = empty;
      sessionStorage.removeItem(place(name));
      setDraft(empty);
    },
  };
}
