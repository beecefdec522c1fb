import { useSearchParams } from 'react-router';

/** Where one is on the page, which stands in its address: whose agreement, which texts of it, and whether one is being written. */
export interface Place {
  readonly subject?: string;
  readonly view?: string;
  readonly version?: string;
  readonly against?: string;
  readonly do?: string;
}

const names = ['subject', 'view', 'version', 'against', 'do'] as const;

export function usePlace(period: string | undefined) {
  const [search, setSearch] = useSearchParams();
  const place: Place = Object.fromEntries(
    names.flatMap((name) => {
      const value = search.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
  return {
    place,
    /** Leaves whatever is not named. */
    go: (to: Place) => setSearch({ ...(period === undefined ? {} : { period }), ...to }),
    address: (to: Place) => `?${new URLSearchParams({ ...(period === undefined ? {} : { period }), ...to })}`,
  };
}
