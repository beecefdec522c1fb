import { dutiesPage } from '../../../shared/text/console/duties.ts';
import { useRead } from '../../api/use-read.ts';
import { Refused } from '../../components/refused.tsx';
import { useWords } from '../../words.tsx';

/** What routes are called says more than what was done: “批量办理：…”. */
const shortly = (name: string): string => name.split(/[（：；，(:;,]/u)[0] ?? name;

/** 我最近办理的 */
export function Lately() {
  const { t, named, moment } = useWords();
  const { data, refused, again } = useRead('duties.lately');
  const acts = data?.acts ?? [];
  if (acts.length === 0 && !refused) return null;
  return (
    <section className="panel lately" aria-labelledby="lately">
      <h2 id="lately">{t(dutiesPage.lately)}</h2>
      <Refused error={refused} again={again} />
      <ul>
        {acts.map(({ what, name, count, subjectName, periodName, at }) => (
          <li key={`${what} ${at}`}>
            <span>
              {shortly(t(name))} {count > 1 && <span className="count">{t(dutiesPage.times, { count })}</span>}
            </span>
            <span>{subjectName ? named(subjectName) : ''}</span>
            <span className="note">{periodName ? t(periodName) : ''}</span>
            <span className="note">{moment(at)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
