import { useEffect, useMemo } from 'react';
import { publicPage } from '../../shared/text/console/public.ts';
import { TimeContext, useWords } from '../words.tsx';
import { Announced } from './announced.tsx';
import { useOpen } from './ask.ts';
import { Failed } from './failed.tsx';
import { Home } from './home.tsx';
import { Results } from './results.tsx';

/** `/public/330199`, `/public/330199/results/2026-q1`, `/public/330199/announced/2026-q1`: plain addresses, which may be printed and sent. */
const place = /^\/public\/([a-z0-9-]{2,32})(?:\/(results|announced)\/([a-z0-9-]{1,48}))?\/?$/.exec(location.pathname);

export function App() {
  const { t, language, choose } = useWords();
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.title = t(publicPage.title);
  }, [t, language]);
  const [, jurisdiction, kind, period] = place ?? [];
  return (
    <>
      <header className="top">
        <span>{t(publicPage.title)}</span>
        <button
          type="button"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => choose(language === 'zh' ? 'en' : 'zh')}
        >
          {t(publicPage.other)}
        </button>
      </header>
      {jurisdiction === undefined ? (
        <main>
          <h1>{t(publicPage['no-address'])}</h1>
          <p>{t(publicPage['no-address-remedy'])}</p>
        </main>
      ) : (
        <Of jurisdiction={jurisdiction} kind={kind} period={period} />
      )}
    </>
  );
}

interface OfProps {
  readonly jurisdiction: string;
  readonly kind: string | undefined;
  readonly period: string | undefined;
}

/** Everything of one government, in its days. */
function Of({ jurisdiction, kind, period }: OfProps) {
  const { t } = useWords();
  const list = useOpen('results.list-published', { params: { jurisdiction } });
  const government = list.pages[0]?.government;
  const time = useMemo(() => ({ timeZone: government?.timeZone ?? 'Asia/Shanghai', ahead: 0 }), [government]);
  if (!government)
    return (
      <main aria-busy={list.isReading}>
        {list.isReading && <p role="status">{t(publicPage.reading)}</p>}
        {list.failed !== undefined && <Failed error={list.failed} again={list.again} />}
        {!list.isReading && list.failed === undefined && <p>{t(publicPage['no-government'])}</p>}
      </main>
    );
  const of = { jurisdiction, government: t(government.name) };
  return (
    <TimeContext value={time}>
      {period === undefined && <Home {...of} list={list} />}
      {period !== undefined && kind === 'results' && <Results {...of} period={period} />}
      {period !== undefined && kind === 'announced' && <Announced {...of} period={period} />}
    </TimeContext>
  );
}
