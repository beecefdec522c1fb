import { useCallback, useState } from 'react';

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
  const keep = useCallback(
    (next: T) => {
      sessionStorage.setItem(place(name), JSON.stringify(next));
      setDraft(next);
    },
    [name],
  );
  return {
    draft,
    keep,
    done: () => {
      sessionStorage.removeItem(place(name));
      setDraft(empty);
    },
  };
}
