interface HeapsProps<H> {
  readonly label: string;
  readonly heaps: readonly { readonly key: H; readonly name: string; readonly count: number }[];
  readonly chosen: H;
  readonly onChoose: (heap: H) => void;
}

/** The parts of a list by what becomes of them, each with how many it has: one of them is shown. */
export const Heaps = <H extends string | undefined>({ label, heaps, chosen, onChoose }: HeapsProps<H>) => (
  <div className="heaps" role="group" aria-label={label}>
    {heaps.map(({ key, name, count }) => (
      <button key={key ?? ''} type="button" aria-pressed={chosen === key} onClick={() => onChoose(key)}>
        {name} <b>{count}</b>
      </button>
    ))}
  </div>
);
