import { fates } from '../../../shared/text/console/scheme-forms.ts';
import type { Body } from '../../api/lines.ts';
import { useWords } from '../../words.tsx';
import { placeOf } from './outline.ts';

type Report = Body<'schemes.copy'>['report'];

const place = (scheme: string, version: number): string => `jixiao.copied.${scheme}.${version}`;

/** Told once, when the copy is made; kept in this tab while the draft is worked on. */
export const keepReport = (scheme: string, version: number, report: Report): void =>
  sessionStorage.setItem(place(scheme, version), JSON.stringify(report));

export function reportKept(scheme: string, version: number): Report | undefined {
  const kept = sessionStorage.getItem(place(scheme, version));
  return kept === null ? undefined : JSON.parse(kept);
}

const order = ['amiss', 'look', 'changed', 'taken'] as const;

interface CopyReportProps {
  readonly report: Report;
  readonly onGo: (place: string, path: string) => void;
}

/** What became of each part of the copy, what has to be mended first. */
export function CopyReport({ report, onGo }: CopyReportProps) {
  const { t } = useWords();
  return (
    <>
      {order.map((fate) => {
        const of = report.filter((one) => one.fate === fate);
        if (of.length === 0) return null;
        return (
          <section key={fate} className={`panel fate fate-${fate}`} aria-label={t(fates[fate])}>
            <h2>
              {t(fates[fate])} <span className="count">{of.length}</span>
            </h2>
            <ul>
              {of.map((one, at) => (
                <li key={`${one.path} ${one.code} ${at}`}>
                  {fate === 'taken' ? (
                    t(one)
                  ) : (
                    <button type="button" className="as-link" onClick={() => onGo(placeOf(one.path), one.path)}>
                      {t(one)}
                    </button>
                  )}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}
