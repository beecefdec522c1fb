import { Link } from 'react-router';
import { agreementSteps } from '../../../shared/text/console/agreements.ts';
import { sideNames } from '../../../shared/text/states.ts';
import { useWords } from '../../words.tsx';
import type { Contract } from './agreement.tsx';

interface EventsProps {
  readonly contract: Contract;
  readonly address: (version: string) => string;
}

/** 办理经过: every text and what became of it, the latest first, each with the way to the text. */
export function Events({ contract: { events }, address }: EventsProps) {
  const { t, moment } = useWords();
  if (events.length === 0) return null;
  return (
    <section className="panel events" aria-labelledby="events">
      <h2 id="events">{t(agreementSteps.events)}</h2>
      <ol className="timeline">
        {events.toReversed().map(({ step, version, side, name, at, why }) => (
          <li key={`${step} ${version} ${at}`}>
            <Link to={address(String(version))}>
              {t(agreementSteps[`event-${step}`], { version, side: side ? sideNames[side] : '' })}
            </Link>
            <span className="note">
              {name ?? ''} <time dateTime={at}>{moment(at)}</time>
            </span>
            {why !== undefined && <q>{why}</q>}
          </li>
        ))}
      </ol>
    </section>
  );
}
