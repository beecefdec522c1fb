import { useState } from 'react';
import { publicPage } from '../../shared/text/console/public.ts';
import { Refusal } from '../api/refusal.ts';
import { useWords } from '../words.tsx';
import { Answer } from './answer.tsx';
import { useOpen } from './ask.ts';
import { Failed } from './failed.tsx';
import { Remark } from './remark.tsx';
import type { OfPeriod } from './results.tsx';

/** What is announced, and saying that something is not so. */
export function Announced({ jurisdiction, government, period }: OfPeriod) {
  const { t, moment } = useWords();
  const params = { jurisdiction, period };
  const { pages, isReading, failed, again, more } = useOpen('results.announced-to-all', { params });
  const [on, setOn] = useState<string>();
  const [first] = pages;
  const subjects = pages.flatMap((page) => page.subjects);
  const groups = Map.groupBy(subjects, ({ group }) => group);
  return (
    <main aria-busy={isReading}>
      <a className="back" href={`/public/${jurisdiction}`}>
        {t(publicPage.home)}
      </a>
      {first && (
        <>
          <h1>
            {government} <span>{t(publicPage['announced-of'], { period: first.period.name })}</span>
          </h1>
          <p className="until">{t(publicPage.until, { at: moment(first.until) })}</p>
          <p>{t(publicPage['announced-about'])}</p>
          {subjects.length === 0 && !isReading && <p className="quiet">{t(publicPage.none)}</p>}
          {[...groups.values()].map((members) => (
            <section key={members[0]?.group}>
              {members[0]?.groupName && <h2>{t(members[0].groupName)}</h2>}
              <ul className="subjects">
                {members.map(({ subject, name, rank, grade }) => (
                  <li key={subject}>
                    <div>
                      <b>{t(name)}</b>
                      <span>
                        {rank !== null && `${t(publicPage.rank)} ${rank} · `}
                        {t(grade.name)}
                      </span>
                    </div>
                    {on === subject ? (
                      <Remark {...params} subject={subject} name={t(name)} onClose={() => setOn(undefined)} />
                    ) : (
                      <button
                        type="button"
                        aria-label={t(publicPage['remark-on'], { unit: name })}
                        onClick={() => setOn(subject)}
                      >
                        {t(publicPage.remark)}
                      </button>
                    )}
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </>
      )}
      {isReading && <p role="status">{t(publicPage.reading)}</p>}
      {failed !== undefined &&
        (isOver(failed) ? <Over {...params} government={government} /> : <Failed error={failed} again={again} />)}
      {more && !isReading && (
        <button type="button" onClick={more}>
          {t(publicPage.more)}
        </button>
      )}
      {subjects.length > 0 && <Answer {...params} subjects={subjects} />}
    </main>
  );
}

const isOver = (failed: unknown): boolean => failed instanceof Refusal && failed.told.code === 'results.none-announced';

/** Who comes by the address of an announcement that is over finds what became of it. */
function Over({ jurisdiction, period }: OfPeriod) {
  const { t } = useWords();
  return (
    <section>
      <h1>{t(publicPage.over)}</h1>
      <p>{t(publicPage['over-about'])}</p>
      <ul className="links">
        <li>
          <a href={`/public/${jurisdiction}/results/${period}`}>
            <b>{t(publicPage['to-results'])}</b>
          </a>
        </li>
      </ul>
    </section>
  );
}
