/** Statistics about scores, in doubles: they describe results and never become one. */

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / Math.max(values.length, 1);
}

/** Of the whole group; 0 for fewer than two values. */
export function covariance(left: readonly number[], right: readonly number[]): number {
  const [centreLeft, centreRight] = [mean(left), mean(right)];
  return mean(left.map((value, at) => (value - centreLeft) * ((right[at] ?? centreRight) - centreRight)));
}

/** Pearson's r; null where one side does not vary, since nothing can then be said. */
function correlation(left: readonly number[], right: readonly number[]): number | null {
  const spread = Math.sqrt(covariance(left, left) * covariance(right, right));
  return spread === 0 ? null : covariance(left, right) / spread;
}

/** Spearman's ρ of two rankings: Pearson's r of mid-ranks, so that ties count as they should. */
export const rankCorrelation = (left: readonly number[], right: readonly number[]): number | null =>
  correlation(midRanks(left), midRanks(right));

function midRanks(values: readonly number[]): number[] {
  const order = values.map((value, at) => ({ value, at })).sort((first, second) => first.value - second.value);
  const ranks = Array.from({ length: values.length }, () => 0);
  for (let start = 0; start < order.length;) {
    let end = start;
    while (end < order.length && order[end]?.value === order[start]?.value) end += 1;
    for (const { at } of order.slice(start, end)) ranks[at] = (start + 1 + end) / 2;
    start = end;
  }
  return ranks;
}
