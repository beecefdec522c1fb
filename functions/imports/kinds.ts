import {
  type Kind,
  filings,
  goals,
  indicators,
  officials,
  seats,
  strategy,
  units,
} from '../../shared/domain/import/definitions.ts';
import type { Definition } from '../../shared/domain/import/plan.ts';
import { openFilings } from './writers/filings.ts';
import { openGoals } from './writers/goals.ts';
import { openIndicators } from './writers/indicators.ts';
import { openOfficials, openStrategy, openUnits } from './writers/organisation.ts';
import { openSeats } from './writers/seats.ts';
import type { OpenWriter } from './writers/writer.ts';

/** Whoever its routes let in. */
type Bringer = 'system-administrator' | 'performance-office';

/** Who brings which data, and what such an import must name: the same people who enter them one by one. */
export const kinds = {
  units: { role: 'system-administrator', names: undefined },
  officials: { role: 'system-administrator', names: undefined },
  strategy: { role: 'performance-office', names: undefined },
  indicators: { role: 'performance-office', names: 'scheme' },
  goals: { role: 'performance-office', names: 'period' },
  filings: { role: 'performance-office', names: 'period' },
  seats: { role: 'performance-office', names: 'period' },
} as const satisfies Readonly<Record<Kind, { role: Bringer; names: 'period' | 'scheme' | undefined }>>;

export interface Dealing<R> {
  readonly definition: Definition<R>;
  readonly open: OpenWriter<R>;
  /** A later batch rests on an earlier one that a check has not written: units stand below units of the same file. */
  readonly cumulative: boolean;
}

/** What is done with records of a kind. A callback, because each kind has records of its own type. */
export function dealing<T>(kind: Kind, use: <R>(dealing: Dealing<R>) => T): T {
  switch (kind) {
    case 'units':
      return use({ definition: units, open: openUnits, cumulative: true });
    case 'officials':
      return use({ definition: officials, open: openOfficials, cumulative: false });
    case 'strategy':
      return use({ definition: strategy, open: openStrategy, cumulative: false });
    case 'indicators':
      return use({ definition: indicators, open: openIndicators, cumulative: false });
    case 'goals':
      return use({ definition: goals, open: openGoals, cumulative: false });
    case 'filings':
      return use({ definition: filings, open: openFilings, cumulative: false });
    case 'seats':
      return use({ definition: seats, open: openSeats, cumulative: false });
    default:
      return kind satisfies never;
  }
}
