import { createContext, use, useMemo, type ReactNode } from 'react';
import type { Role } from '../../shared/domain/organisation/authority.ts';
import type { Body } from '../api/lines.ts';
import { TimeContext } from '../words.tsx';

/** Who sits here, as what, and the periods that run. */
export type Desk = Body<'duties.desk'>;

const DeskContext = createContext<Desk | undefined>(undefined);

export function Laid({ desk, children }: { readonly desk: Desk; readonly children: ReactNode }) {
  const time = useMemo(
    () => ({
      timeZone: desk.settings?.timeZone ?? 'Asia/Shanghai',
      // A minute apart is the time an answer takes; more is a clock that was set otherwise.
      ahead: Math.round((Date.parse(desk.now) - Date.now()) / 60_000) * 60_000,
    }),
    [desk],
  );
  return (
    <DeskContext value={desk}>
      <TimeContext value={time}>{children}</TimeContext>
    </DeskContext>
  );
}

export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (!desk) throw new Error('no desk is laid here');
  return desk;
}

/** Whether the person holds one of these roles, anywhere. */
export const holds = (desk: Desk, ...roles: readonly Role[]): boolean =>
  desk.grants.some(({ role }) => roles.includes(role));

/** Whether they act over the whole period in one of these roles. Of one that runs the desk says as what; who oversees one need not oversee another. */
export function actsOver(desk: Desk, period: string, roles: readonly Role[]): boolean {
  const acted = desk.periods.find(({ id }) => id === period)?.roles;
  return acted ? roles.some((role) => acted.includes(role)) : holds(desk, ...roles);
}

/** Whether the subject is a person and not a unit or team. */
export const isPerson = (subject: string): boolean => subject.startsWith('official.');
