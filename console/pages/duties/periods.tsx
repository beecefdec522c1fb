import { dutiesPage } from '../../../shared/text/console/duties.ts';
import { phaseNames } from '../../../shared/text/states.ts';
import { State } from '../../components/state.tsx';
import { useDesk } from '../../shell/desk.tsx';
import { useWords } from '../../words.tsx';

/** Which periods run, in which phase, and until when. */
export function RunningPeriods() {
  const { t, named, day, list } = useWords();
  const { periods } = useDesk();
  const running = periods.filter(({ phase }) => phase !== 'archived');
  return (
    <aside className="panel periods" aria-labelledby="running">
      <h2 id="running">{t(dutiesPage.periods)}</h2>
      {running.length === 0 && <p className="note">{t(dutiesPage['no-periods'])}</p>}
      <ul>
        {running.map(({ id, name, phase, until, subjects }) => (
          <li key={id}>
            <strong>{t(name)}</strong>
            <State tone="begun">{t(phaseNames[phase])}</State>
            {until !== undefined && <span className="note">{t(dutiesPage.until, { day: day(until) })}</span>}
            {subjects.length > 0 && <span className="note">{list(subjects.map((one) => named(one.name)))}</span>}
          </li>
        ))}
      </ul>
    </aside>
  );
}
