import { checkText } from '../../../shared/text/console/imports.ts';
import { useWords } from '../../words.tsx';
import { sentence } from './faults.tsx';
import type { Pass } from './passes.ts';

const mostShown = 200;

/** What is odd and written all the same, and what the rows change of what stands. */
export function Odd({ told }: { readonly told: NonNullable<Pass['told']> }) {
  const words = useWords();
  const { t } = words;
  const { warnings, changes } = told;
  const blank = t(checkText.blank);
  return (
    <>
      {warnings.length > 0 && (
        <details className="panel" open>
          <summary>{t(checkText['warnings-count'], { count: warnings.length })}</summary>
          <ul className="import-odd">
            {warnings.slice(0, mostShown).map((warning, at) => (
              <li key={at}>
                {t(checkText.line)} {warning.row} {sentence(warning, words)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {changes.length > 0 && (
        <details className="panel">
          <summary>{t(checkText.changes, { count: changes.length })}</summary>
          <ul className="import-odd">
            {changes.slice(0, mostShown).map(({ row, fieldName, before = blank, after = blank }, at) => (
              <li key={at}>{t(checkText['change-of'], { row, field: t(fieldName), before, after })}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
