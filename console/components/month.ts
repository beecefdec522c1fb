const day = 86_400_000;
const written = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

/** `2026-12` and one later is `2027-01`. */
export function monthOf(month: string, later: number): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + later);
  return date.toISOString().slice(0, 7);
}

/** The weeks a month has part in, Monday first, as days `2026-11-30`. */
export function weeksOf(month: string): string[][] {
  const first = Date.parse(`${month}-01`);
  const monday = first - ((new Date(first).getUTCDay() + 6) % 7) * day;
  const next = Date.parse(`${monthOf(month, 1)}-01`);
  const weeks: string[][] = [];
  for (let start = monday; start < next; start += 7 * day)
    weeks.push(Array.from({ length: 7 }, (_, at) => written(start + at * day)));
  return weeks;
}
