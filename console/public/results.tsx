import { publicPage } from '../../shared/text/console/public.ts';
import { useWords } from '../words.tsx';
import { Answer } from './answer.tsx';
import { useOpen } from './ask.ts';
import { Failed } from './failed.tsx';

export interface OfPeriod {
  readonly jurisdiction: string;
  readonly government: string;
  readonly period: string;
}

/** The published results of a period, group by group; printed it is a document. */
export function Results({ jurisdiction, government, period }: OfPeriod) {
  const { t, date } = useWords();
  const { pages, isReading, failed, again, more } = useOpen('results.published', { params: { jurisdiction, period } });
  const [first] = pages;
  const groups = Map.groupBy(
    pages.flatMap((page) => page.groups),
    ({ id }) => id,
  );
  return (
    <main aria-busy={isReading}>
      <a className="back" href={`/public/${jurisdiction}`}>
        {t(publicPage.home)}
      </a>
      {first && (
        <>
          <h1>
            {government} <span>{t(publicPage['results-of'], { period: first.period.name })}</span>
          </h1>
          <p className="quiet">
            {t(publicPage[first.version > 1 ? 'published-version' : 'published-at'], {
              at: date(first.publishedAt),
              version: first.version,
            })}
          </p>
          {[...groups.values()].map(([group, ...rest]) =>
            group ? (
              <table key={group.id}>
                <caption>{t(group.name)}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t(publicPage.rank)}</th>
                    <th scope="col">{t(publicPage.unit)}</th>
                    <th scope="col" className="figure">
                      {t(publicPage.score)}
                    </th>
                    <th scope="col">{t(publicPage.grade)}</th>
                  </tr>
                </thead>
                <tbody>
                  {[group, ...rest]
                    .flatMap(({ ranking }) => ranking)
                    .map(({ rank, subject, score, grade, moved }) => (
                      <tr key={subject.id}>
                        <td className="figure">{rank}</td>
                        <th scope="row">
                          {t(subject.name)}
                          {moved && <p className="quiet">{t(moved)}</p>}
                        </th>
                        <td className="figure">{score.rounded}</td>
                        <td>{t(grade.name)}</td>
                      </tr>
                    ))}
                </tbody>
              </table>
            ) : null,
          )}
        </>
      )}
      {isReading && <p role="status">{t(publicPage.reading)}</p>}
      {failed !== undefined && <Failed error={failed} again={again} />}
      {more && !isReading && (
        <button type="button" onClick={more}>
          {t(publicPage.more)}
        </button>
      )}
      {first && (
        <Answer
          jurisdiction={jurisdiction}
          period={period}
          subjects={[...groups.values()]
            .flat()
            .flatMap(({ ranking }) => ranking.map(({ subject }) => ({ subject: subject.id, name: subject.name })))}
        />
      )}
      {first && (
        <button type="button" className="print" onClick={() => print()}>
          {t(publicPage.print)}
        </button>
      )}
    </main>
  );
}
