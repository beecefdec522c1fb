import Drawer from 'antd/es/drawer';
import { oneMatter } from '../../../shared/text/console/matters.ts';
import { roleNames } from '../../../shared/text/roles.ts';
import type { Body } from '../../api/lines.ts';
import { useRead } from '../../api/use-read.ts';
import { DueDay } from '../../components/due-day.tsx';
import { Reading } from '../../components/reading.tsx';
import { Refused } from '../../components/refused.tsx';
import { State } from '../../components/state.tsx';
import { useWords } from '../../words.tsx';
import { capital } from './capital.ts';
import { History } from './history.tsx';
import { Moves } from './moves.tsx';
import type { MatterPlace, Place } from './use-place.ts';

export type Whole = Body<'matters.acts'>;

interface MatterDrawerProps {
  readonly period: string;
  readonly at: MatterPlace;
  readonly place: Place;
}

/** One matter: where it stands, what can be done, and everything that was said and done in it. */
export function MatterDrawer({ period, at: { subject, kind, matter }, place }: MatterDrawerProps) {
  const { t } = useWords();
  const read = useRead('matters.acts', { params: { period, subject }, query: { kind, matter } });
  const { data } = read;
  return (
    <Drawer
      open
      title={data ? capital(t(oneMatter.of, { kind: t(data.kindName), name: t(data.name) })) : ' '}
      size={760}
      onClose={place.close}
      closable={{ 'aria-label': t(oneMatter.close) }}
    >
      <Refused error={read.refused} again={read.again} />
      {!data && !read.refused && <Reading />}
      {data && <One period={period} matter={data} />}
    </Drawer>
  );
}

function One({ period, matter }: { readonly period: string; readonly matter: Whole }) {
  const { t, list } = useWords();
  const { stateName, waitsFor, settled, due, overdue, difference } = matter;
  const roles = list(waitsFor.map((role) => t(roleNames[role])));
  return (
    <article className="matter">
      <p className="matter-about">{t(matter.about)}</p>
      <p className="in-line matter-state">
        <State tone={settled ? undefined : 'begun'}>{capital(t(stateName))}</State>
        <span>{settled ? t(oneMatter['nobody-waits']) : t(oneMatter['waits-for'], { roles })}</span>
        {due !== undefined && <DueDay due={due} overdue={overdue} />}
      </p>
      <Moves period={period} matter={matter} />
      <History period={period} matter={matter} />
      {difference && (
        <section>
          <h3>{t(oneMatter.difference)}</h3>
          {difference.sentences.length === 0 && <p className="note">{t(oneMatter['no-change'])}</p>}
          <ul>
            {difference.sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}
