import type { ReactNode } from 'react';

export type Tone = 'begun' | 'going' | 'done';

/** How far something is, by colour and in words; without a tone where nothing moves. */
export function State({ tone, children }: { readonly tone: Tone | undefined; readonly children: ReactNode }) {
  return <span className={tone === undefined ? 'state' : `state state-${tone}`}>{children}</span>;
}
