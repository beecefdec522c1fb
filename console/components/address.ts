import { useSearchParams } from 'react-router';

type At<N extends string> = { readonly [name in N]?: string };

/**
 * What is looked at on a page about a period stands in its address: others lead to it, it outlives a reload, and the browser leads back.
 * Whatever is not named is left.
 */
export function useAddress<N extends string>(period: string | undefined, names: readonly N[]) {
  const [search, setSearch] = useSearchParams();
  const said = [...search].filter(([name]) => names.some((one) => one === name));
  const place: At<N> = Object.assign({}, ...said.map(([name, value]) => ({ [name]: value })));
  const whole = (to: At<N>) => ({ ...(period === undefined ? {} : { period }), ...to });
  return {
    place,
    go: (to: At<N>, how: { readonly replace?: boolean } = {}) => setSearch(whole(to), how),
    address: (to: At<N>): string => `?${new URLSearchParams(whole(to)).toString()}`,
  };
}
