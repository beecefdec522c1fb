import { checkText } from '../../../shared/text/console/imports.ts';
import { useWords } from '../../words.tsx';
import type { Pass } from './passes.ts';

interface SumsProps {
  readonly told: Pick<NonNullable<Pass['told']>, 'rows' | 'good' | 'unchanged' | 'refused' | 'skipped' | 'counted'>;
  readonly isWritten?: boolean;
}

/** What the rows of the file became, so that it adds up. */
export function Sums({ told, isWritten = false }: SumsProps) {
  const { t, list } = useWords();
  const { rows, good, unchanged, refused, skipped, counted } = told;
  const hidden = counted?.hidden;
  const sums = [
    [checkText.rows, rows],
    [isWritten ? checkText.written : checkText.good, good],
    [checkText.unchanged, unchanged],
    [isWritten ? checkText['not-written'] : checkText.refused, refused],
  ] as const;
  return (
    <section className="panel">
      <dl className="import-sums">
        {sums.map(([name, count]) => (
          <div key={name.en}>
            <dt>{t(name)}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      <p className="note">
        {Object.entries(skipped).map(([because, count]) => (
          <span key={because}>{t(checkText.skipped, { because, count })} </span>
        ))}
        {hidden && hidden.rows > 0 && (
          <span>{t(checkText.hidden, { count: hidden.rows, stretches: list(hidden.stretches) })}</span>
        )}
      </p>
    </section>
  );
}
