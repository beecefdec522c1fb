import { publicPage } from '../../shared/text/console/public.ts';
import { useWords } from '../words.tsx';
import type { useOpen } from './ask.ts';
import { Failed } from './failed.tsx';

interface HomeProps {
  readonly jurisdiction: string;
  readonly government: string;
  readonly list: ReturnType<typeof useOpen<'results.list-published'>>;
}

/** What is announced now, and what was published. */
export function Home({ jurisdiction, government, list }: HomeProps) {
  const { t, date, moment } = useWords();
  const announced = list.pages.flatMap((page) => page.announced);
  const published = list.pages
    .flatMap((page) => page.periods)
    .toSorted((a, b) => b.publishedAt.localeCompare(a.publishedAt));
  return (
    <main>
      <h1>
        {government} <span>{t(publicPage.title)}</span>
      </h1>
      <section aria-labelledby="announced">
        <h2 id="announced">{t(publicPage['now-announced'])}</h2>
        {announced.length === 0 && <p className="quiet">{t(publicPage['none-announced'])}</p>}
        <ul className="links">
          {announced.map(({ id, name, until }) => (
            <li key={id}>
              <a href={`/public/${jurisdiction}/announced/${id}`}>
                <b>{t(publicPage['announced-of'], { period: name })}</b>
                <span>{t(publicPage.until, { at: moment(until) })}</span>
              </a>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="published">
        <h2 id="published">{t(publicPage.published)}</h2>
        {published.length === 0 && !list.more && <p className="quiet">{t(publicPage['none-published'])}</p>}
        <ul className="links">
          {published.map(({ id, name, publishedAt }) => (
            <li key={id}>
              <a href={`/public/${jurisdiction}/results/${id}`}>
                <b>{t(publicPage['results-of'], { period: name })}</b>
                <span>{t(publicPage['published-at'], { at: date(publishedAt) })}</span>
              </a>
            </li>
          ))}
        </ul>
        {list.failed !== undefined && <Failed error={list.failed} again={list.again} />}
        {list.more && (
          <button type="button" onClick={list.more} disabled={list.isReading}>
            {t(publicPage.more)}
          </button>
        )}
      </section>
    </main>
  );
}
