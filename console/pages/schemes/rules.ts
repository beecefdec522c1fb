import { useEffect, useState } from 'react';

/** The rules themselves, exact figures and all, come when a scheme is opened: no other page works anything out. */
async function load() {
  const [{ turnedOf }, { workedExample, pointsTogether, isSameFigure }] = await Promise.all([
    import('../../../shared/domain/scheme/example/turned.ts'),
    import('../../../shared/domain/scheme/example/worked.ts'),
  ]);
  return { turnedOf, workedExample, pointsTogether, isSameFigure };
}
export type Rules = Awaited<ReturnType<typeof load>>;

let loading: Promise<Rules> | undefined;

/** Nothing until they have come. */
export function useRules(): Rules | undefined {
  const [rules, setRules] = useState<Rules>();
  useEffect(() => {
    loading ??= load();
    loading.then(setRules).catch(() => {
      loading = undefined;
    });
  }, []);
  return rules;
}
