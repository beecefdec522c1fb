import { reviewPage } from '../../../shared/text/console/review.ts';
import { useWords, type Spoken } from '../../words.tsx';
import { short, type Figure } from './figures.ts';

/** What is odd about a figure: as it was filed, among its peers, against the slot before. */
export function Doubts({ figure: { warnings, finding } }: { readonly figure: Figure }) {
  const words = useWords();
  const { t } = words;
  if (warnings.length === 0 && !finding) return null;
  return (
    <ul className="doubts">
      {warnings.map((warning) => (
        <li key={warning.zh}>
          <span className="odd">{t(reviewPage.odd)}</span>
          {t(warning)}
        </li>
      ))}
      {finding && (
        <li>
          <span className={finding.open ? 'odd' : 'note'}>
            {t(finding.open ? reviewPage.outlier : reviewPage['outlier-decided'])}
          </span>{' '}
          {foundIn(finding, words)}
        </li>
      )}
    </ul>
  );
}

/** Why it stands out, in words. */
function foundIn({ median, z, before }: NonNullable<Figure['finding']>, { t }: Spoken): string {
  return [
    ...(median === undefined
      ? []
      : [
          z === undefined
            ? t(reviewPage['from-alike'], { median: short(median) })
            : t(reviewPage['from-peers'], { median: short(median), z }),
        ]),
    ...(before === undefined ? [] : [t(reviewPage['from-before'], { before: short(before) })]),
  ].join('；');
}
