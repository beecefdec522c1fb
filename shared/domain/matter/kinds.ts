import type { Allow } from '../organisation/authority.ts';
import { applications } from './applications.ts';
import { appeals } from './appeals.ts';
import { lateInputs } from './late-inputs.ts';
import { adjustments, vetoes } from './lines.ts';
import type { Kind, KindName, Matter } from './matter.ts';
import { notices } from './notices.ts';
import { orders } from './orders.ts';
import { outliers } from './outliers.ts';
import { remarks } from './remarks.ts';
import { rechecks } from './rechecks.ts';
import { visits } from './visits.ts';

/** Every kind of matter: routes, lists, clocks, the page of states and what waits for whom come from this. */
export const kinds = {
  rechecks,
  orders,
  notices,
  remarks,
  appeals,
  'late-inputs': lateInputs,
  outliers,
  applications,
  visits,
  adjustments,
  vetoes,
} satisfies Readonly<Record<KindName, Kind>>;

export const kindOf = ({ kind }: Pick<Matter, 'kind'>): Kind => kinds[kind];

/** For whom a matter waits; undefined where it is settled. */
export function waitingFor(matter: Matter): readonly Allow[] | undefined {
  const waits = kindOf(matter).states[matter.state] ?? [];
  return waits.length === 0 ? undefined : waits;
}
