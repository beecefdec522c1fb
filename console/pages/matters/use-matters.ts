import { useWhole } from '../../api/use-read.ts';
import type { Row } from './use-place.ts';

/** Those of a period, or of one subject, all of them: they are put in order by what is due here. */
export function useMatters(period: string, subject: string | undefined, open: boolean) {
  const query = open ? { open: 'true' as const } : {};
  const whole = useWhole('matters.every', { params: { period }, query }, (body) => body.matters, {
    when: subject === undefined,
  });
  const own = useWhole(
    'matters.every-of-subject',
    { params: { period, subject: subject ?? '' }, query },
    (body) => body.matters,
    { when: subject !== undefined },
  );
  const read = subject === undefined ? whole : own;
  return { ...read, rows: read.rows.toSorted(byUrgency) };
}

/** What is due first; then what no clock runs for; last what is settled, the latest of it first. */
function byUrgency(a: Row, b: Row): number {
  if (a.settled !== b.settled) return a.settled ? 1 : -1;
  if (a.settled) return a.movedAt < b.movedAt ? 1 : -1;
  const [one, other] = [a, b].map(({ due = 'none', openedAt }) => `${due} ${openedAt}`);
  return String(one) < String(other) ? -1 : 1;
}
