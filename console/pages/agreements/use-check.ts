import { useEffect, useState } from 'react';
import type { AgreedGoal } from '../../../shared/domain/agreement/goal.ts';
import type { Body } from '../../api/lines.ts';
import { Refusal } from '../../api/refusal.ts';
import { useRead } from '../../api/use-read.ts';
import { useWords } from '../../words.tsx';

/** Long enough that nobody is asked about half a figure. */
const pause = 600;

/** Something that is wrong or odd, and the goal it is about where it is about one. */
export interface Remark {
  readonly level: 'refuse' | 'warn';
  readonly item?: string;
  /** The section it is about, where it is about one. */
  readonly section?: string;
  readonly says: string;
}

type Findings = Body<'goals.check'>['findings'];

/** What the scheme demands of the goals that are being typed, asked whenever the typing pauses. */
export function useCheck(params: { readonly period: string; readonly subject: string }, goals: AgreedGoal[]) {
  const { t } = useWords();
  const text = JSON.stringify(goals);
  const [asked, setAsked] = useState(goals);
  const [last, setLast] = useState<Findings>();
  useEffect(() => {
    const timer = setTimeout(() => setAsked(goals), pause);
    return () => clearTimeout(timer);
    // Only what it says counts, not that it was put together anew.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [text]);
  const { data, isReading, refused } = useRead(
    'goals.check',
    { params, body: { goals: asked } },
    { when: asked.length > 0 },
  );
  if (data && data.findings !== last) setLast(data.findings);
  const items = asked.map(({ item }) => item);
  const found = refused ? undefined : (data?.findings ?? last);
  const remarks = refused
    ? faultsIn(refused, items)
    : (found ?? []).map(({ level, field, ...says }): Remark => ({
        level,
        ...itemAt(field.split('.'), items),
        says: t(says),
      }));
  return {
    remarks,
    isChecking: isReading || JSON.stringify(asked) !== text,
    isKnown: refused !== undefined || found !== undefined,
  };
}

/** `goals.3.target` is about the fourth of them, `goals.budget.points` about the one of this name. */
const itemAt = (
  [list, which = '', item]: readonly string[],
  items: readonly string[],
): Pick<Remark, 'item' | 'section'> => {
  if (list === 'specific') return item === undefined ? { section: which } : { section: which, item };
  if (list !== 'goals') return {};
  const named = /^\d+$/.test(which) ? items[Number(which)] : items.find((one) => one === which);
  return named === undefined ? {} : { item: named };
};

const faultsIn = (refused: Error, items: readonly string[]): Remark[] => {
  const faults = refused instanceof Refusal ? (refused.told.faults ?? []) : [];
  if (faults.length === 0) return [{ level: 'refuse', says: refused.message }];
  return faults.map(({ at, says }) => ({ level: 'refuse', ...itemAt(at, items), says }));
};
