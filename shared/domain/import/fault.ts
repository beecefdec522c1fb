import type { Params, RefusalCode } from '../../text/catalogue.ts';
import { Refused } from '../refused.ts';

/** Why a row is not taken: where it stands in the file, what stands there, which rule it breaks and what would be legal. */
export interface Fault {
  /** As a spreadsheet shows it: the heading has its number too. */
  readonly row: number;
  readonly column?: string;
  readonly value?: string;
  readonly field?: string;
  readonly code: RefusalCode;
  readonly params: Params;
  readonly legal?: readonly string[];
}

export interface Place {
  readonly row: number;
  readonly column?: string | undefined;
  readonly value?: string | undefined;
  readonly field?: string | undefined;
}

/** A cell may hold a page of text; a report of faults need not. */
const shown = 200;
/** Nor need it repeat a whole list of identifiers for each row. */
const mostLegal = 30;

export function faultAt({ row, column, value, field }: Place, { code, params, pointer }: Refused): Fault {
  const named = field ?? pointer.field;
  const legal = pointer.legal?.slice(0, mostLegal) ?? [];
  return {
    row,
    ...(column === undefined ? {} : { column }),
    ...(value === undefined ? {} : { value: value.slice(0, shown) }),
    ...(named === undefined ? {} : { field: named }),
    code,
    params,
    ...(legal.length > 0 ? { legal } : {}),
  };
}

/** What the domain refuses is the row's fault; anything else is ours and goes on up. */
export function asRefused(error: unknown): Refused {
  if (error instanceof Refused) return error;
  throw error;
}

/** A figure read in another unit than its indicator is measured in would count as so many of that unit. */
export function refuseOtherUnit(read: string | undefined, wanted: string | undefined, field: string): void {
  if (read !== undefined && wanted !== undefined && read !== wanted)
    throw new Refused('imports.other-unit', { read, wanted }, { field });
}
