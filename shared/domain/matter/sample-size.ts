/** Cases of one draw: more are nobody's to decide within the clock of a recheck. */
export const mostSampled = 500;

const parts = 10_000;

/** So many of `of` subjects are drawn: the share, rounded up. */
export const sizeOf = ({ share }: { readonly share: string }, of: number): number =>
  Math.ceil((of * Math.round(Number(share) * parts)) / parts);
