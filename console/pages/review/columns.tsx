import { reviewPage, standNames } from '../../../shared/text/console/review.ts';
import { givenText } from '../../components/given.ts';
import { Light } from '../../components/light.tsx';
import type { Period } from '../../components/period-choice.tsx';
import type { Column } from '../../components/rows.tsx';
import { useWords } from '../../words.tsx';
import { Doubts } from './doubts.tsx';
import { Filed } from './filed.tsx';
import { keyOf, signed, type Figure } from './figures.ts';
import { Remarked } from './remark.tsx';

interface Beside {
  /** Why each that was not done was not. */
  readonly refused: ReadonlyMap<string, string>;
  /** Why is said once, above all of them. */
  readonly isClosed: boolean;
}

/** A figure with all that one accepts or returns it by; beside it why it was not done, where it was not. */
export function useColumns(period: Period, { refused, isClosed }: Beside): Column<Figure>[] {
  const words = useWords();
  const { t, named } = words;
  const beside = (compared: Figure['last'] | Figure['lastYear'], title?: string) =>
    compared ? (
      <span title={title}>
        {givenText(compared.given, words)}
        {compared.change !== undefined && <span className="change">{signed(compared.change)}</span>}
      </span>
    ) : (
      '—'
    );
  return [
    {
      key: 'subject',
      title: t(reviewPage.subject),
      width: 120,
      show: (one) => (
        <>
          <b>{named(one.of.name)}</b>
          <p className="note">{t(standNames[one.stands])}</p>
        </>
      ),
    },
    {
      key: 'what',
      title: t(reviewPage.what),
      width: 165,
      show: (one) => {
        const no = refused.get(keyOf(one));
        return (
          <>
            {t(one.about)} {one.unitOfMeasure && <span className="note">{one.unitOfMeasure}</span>}
            {one.barred && !isClosed && (
              <p className="barred">
                {one.barred === 'closed' ? one.of.closed && t(one.of.closed) : t(reviewPage[one.barred])}
              </p>
            )}
            {no !== undefined && (
              <p className="is-bad" role="alert">
                {t(reviewPage['not-done'], { why: no })}
              </p>
            )}
          </>
        );
      },
    },
    {
      key: 'given',
      title: t(reviewPage.given),
      width: 85,
      figure: true,
      show: ({ given }) => <b>{givenText(given, words)}</b>,
    },
    {
      key: 'target',
      title: t(reviewPage.target),
      width: 90,
      figure: true,
      show: ({ target, light }) => (
        <>
          {target ?? '—'}
          {light && (
            <div>
              <Light light={light} />
            </div>
          )}
        </>
      ),
    },
    {
      key: 'last',
      title: t(reviewPage.last),
      width: 85,
      figure: true,
      show: ({ last }) => beside(last, last && t(last.about)),
    },
    {
      key: 'year',
      title: t(reviewPage['last-year']),
      width: 85,
      figure: true,
      show: ({ lastYear }) => beside(lastYear),
    },
    {
      key: 'doubts',
      title: t(reviewPage.doubts),
      width: 215,
      show: (one) => (
        <>
          <Doubts figure={one} />
          <Remarked period={period} figure={one} />
          {one.decision !== undefined && <p className="note">{t(reviewPage.decided, { why: one.decision })}</p>}
        </>
      ),
    },
    { key: 'filed', title: t(reviewPage.filed), width: 195, show: (one) => <Filed period={period.id} figure={one} /> },
  ];
}
