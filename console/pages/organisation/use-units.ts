import { useEffect } from 'react';
import type { Body } from '../../api/lines.ts';
import { usePages } from '../../api/use-read.ts';

export type Unit = Body<'organisation.units'>['units'][number];

/** Every unit: a government has hundreds, and whoever administers them finds any of them. */
export function useUnits() {
  const { rows, hasMore, isReading, more, refused, again } = usePages('organisation.units', {}, ({ units }) => units);
  useEffect(() => {
    if (hasMore && !isReading) more();
  }, [hasMore, isReading, more]);
  return {
    units: rows,
    byId: new Map(rows.map((unit) => [unit.id, unit])),
    isReading: isReading || hasMore,
    refused,
    again,
  };
}
