import type { Remark } from './use-check.ts';

/** What is wrong, and what is only odd. */
export function Remarks({ remarks }: { readonly remarks: readonly Remark[] }) {
  if (remarks.length === 0) return null;
  return (
    <ul className="goal-remarks">
      {remarks.map(({ level, says }) => (
        <li key={says} className={`remark-${level}`}>
          {says}
        </li>
      ))}
    </ul>
  );
}
