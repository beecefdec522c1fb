import type { Body } from './lines.ts';
import { useWhole } from './use-read.ts';

export type Unit = Body<'organisation.units'>['units'][number];

/** Every unit: a government has hundreds, and whoever administers them finds any of them. */
export function useUnits() {
  const { rows, isReading, refused, again } = useWhole('organisation.units', {}, ({ units }) => units);
  return {
    units: rows,
    byId: new Map(rows.map((unit) => [unit.id, unit])),
    isReading,
    refused,
    again,
  };
}
