/** How many names that are nearly the one written are told. */
const mostNear = 5;

interface Known {
  readonly name: string;
  /** What is told of it. */
  readonly said: string;
}

/** Names that share most pairs of characters with the one written, the nearest first. */
export function near(name: string, known: readonly Known[]): string[] {
  const wanted = pairs(name);
  return known
    .map((one) => ({ said: one.said, share: alike(wanted, pairs(one.name)) }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share || (a.said < b.said ? -1 : 1))
    .slice(0, mostNear)
    .map(({ said }) => said);
}

/** A name of one character has no pair, so its ends count as one. */
const pairs = (name: string): Set<string> => {
  const letters = Array.from(`^${name.toLowerCase()}`);
  return new Set(letters.slice(1).map((letter, at) => `${letters[at] ?? ''}${letter}`));
};

const alike = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  (2 * [...a].filter((pair) => b.has(pair)).length) / (a.size + b.size);
