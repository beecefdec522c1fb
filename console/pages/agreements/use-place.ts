import { useAddress } from '../../components/address.ts';

/** Whose agreement, which texts of it, and whether one is being written. */
const names = ['subject', 'view', 'version', 'against', 'do'] as const;

export const usePlace = (period: string | undefined) => useAddress(period, names);
export type Place = ReturnType<typeof usePlace>['place'];
