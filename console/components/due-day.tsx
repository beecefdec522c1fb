import { parts } from '../../shared/text/console/parts.ts';
import { useWords } from '../words.tsx';

interface DueDayProps {
  readonly due: string | undefined;
  readonly overdue: boolean;
}

/** By when: the day, and how far it is; overdue in red and in words. */
export function DueDay({ due, overdue }: DueDayProps) {
  const { t, day, daysUntil, moment } = useWords();
  if (due === undefined) return <span className="due">{t(parts['no-clock'])}</span>;
  const days = daysUntil(due);
  const far = overdue
    ? days < 0
      ? t(parts.overdue, { days: -days })
      : t(parts['overdue-today'])
    : days === 0
      ? t(parts['due-today'])
      : days === 1
        ? t(parts['due-tomorrow'])
        : t(parts['due-in'], { days });
  return (
    <time className={`due ${overdue ? 'due-over' : days <= 3 ? 'due-near' : ''}`} dateTime={due} title={moment(due)}>
      <span>{day(due)}</span> <b>{far}</b>
    </time>
  );
}
