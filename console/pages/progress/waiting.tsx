import { useState } from 'react';
import { Link } from 'react-router';
import { stepNames, waitingPart } from '../../../shared/text/console/progress.ts';
import { roleNames } from '../../../shared/text/roles.ts';
import type { Body } from '../../api/lines.ts';
import { useWhole } from '../../api/use-read.ts';
import { CardTag } from '../../components/card-tag.tsx';
import { DueDay } from '../../components/due-day.tsx';
import { Rows } from '../../components/rows.tsx';
import { Unlisted } from '../../components/unlisted.tsx';
import { placeOf } from '../../pages.ts';
import { actsOver, useDesk } from '../../shell/desk.tsx';
import { useWords } from '../../words.tsx';

type Waits = Body<'duties.period'>['duties'][number];
type Step = keyof typeof stepNames;

const steps: Readonly<Record<string, Step>> = {
  'goals.propose': 'goals',
  'goals.counter': 'goals',
  'goals.sign': 'goals',
  'goals.impose': 'goals',
  'progress.file': 'filing',
  'progress.provide': 'filing',
  'progress.sign-off': 'signing',
  'progress.sign-provided': 'signing',
  'progress.remark': 'remarks',
  'progress.keep': 'remarks',
  'progress.accept': 'accepting',
  'scoring.rate': 'rating',
};
const order = ['goals', 'filing', 'signing', 'remarks', 'accepting', 'rating', 'other'] as const;
const stepOf = ({ what }: Waits): Step => steps[what] ?? 'other';

/** 督办: who has not agreed, filed, signed, accepted or rated, step by step, each with the day it is due. */
export function Waiting({ period }: { readonly period: string }) {
  const { t, named } = useWords();
  const { rows, isReading, refused, again } = useWhole('duties.period', { params: { period } }, (body) => [body], {
    limit: 50,
  });
  const [chosen, setChosen] = useState<Step>();
  const duties = rows.flatMap((body) => body.duties);
  const incomplete = rows.flatMap((body) => body.incomplete);
  const heaps = Map.groupBy(duties, stepOf);
  const first = order.find((step) => heaps.has(step));
  const step = chosen ?? first;
  return (
    <section className="panel behind" aria-labelledby="behind" aria-busy={isReading}>
      <h2 id="behind">{t(waitingPart.title)}</h2>
      <div className="tiles" role="group" aria-label={t(waitingPart.step)}>
        {order.map((one) => (
          <StepTile
            key={one}
            step={one}
            duties={heaps.get(one) ?? []}
            isChosen={one === step}
            onChoose={() => setChosen(one)}
          />
        ))}
      </div>
      <Rows
        label={step === undefined ? t(waitingPart.title) : t(stepNames[step])}
        rows={step === undefined ? [] : (heaps.get(step) ?? []).toSorted(byDue)}
        rowKey={(duty) => JSON.stringify(duty)}
        isReading={isReading && duties.length === 0}
        refused={refused}
        again={again}
        empty={t(duties.length === 0 ? waitingPart.nothing : waitingPart['none-like'])}
        columns={[
          {
            key: 'subject',
            title: t(waitingPart.subject),
            width: 180,
            show: ({ subjectName }) => <b>{subjectName ? named(subjectName) : t(waitingPart['whole-period'])}</b>,
          },
          {
            key: 'what',
            title: t(waitingPart.what),
            width: 330,
            show: ({ name, about, card }) => (
              <>
                {t(name)} {about && <span className="note">{t(about)}</span>} <CardTag state={card} />
              </>
            ),
          },
          { key: 'who', title: t(waitingPart.whom), width: 220, show: (duty) => <Who duty={duty} /> },
          {
            key: 'due',
            title: t(waitingPart.due),
            width: 190,
            show: ({ due, overdue }) => <DueDay due={due} overdue={overdue} />,
          },
          { key: 'act', title: t(waitingPart.act), width: 130, show: (duty) => <Chase duty={duty} /> },
        ]}
      />
      <Unlisted incomplete={incomplete} />
    </section>
  );
}

const byDue = (a: Waits, b: Waits): number => (a.due ?? 'none').localeCompare(b.due ?? 'none');

interface StepTileProps {
  readonly step: Step;
  readonly duties: readonly Waits[];
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function StepTile({ step, duties, isChosen, onChoose }: StepTileProps) {
  const { t } = useWords();
  const whom = new Set(duties.map(({ subject }) => subject)).size;
  const over = duties.filter(({ overdue }) => overdue).length;
  return (
    <button type="button" className="tile" aria-pressed={isChosen} onClick={onChoose}>
      <span>{t(stepNames[step])}</span>
      <b className="figure">{duties.length}</b>
      <span className="note">
        {duties.length > 0 && t(waitingPart.whose, { whom })}
        {over > 0 && <span className="is-bad"> {t(waitingPart.over, { count: over })}</span>}
      </span>
    </button>
  );
}

/** The person, the unit that provides the figure, or in which roles it is done. */
function Who({ duty }: { readonly duty: Waits }) {
  const { t, named } = useWords();
  const { person, personName, providerName, roles } = duty;
  if (person !== undefined) return <>{personName ?? named(undefined)}</>;
  const inRoles = roles.map((role) => t(roleNames[role])).join(t(waitingPart.or));
  return (
    <>
      {providerName && `${named(providerName)} `}
      {inRoles}
    </>
  );
}

const bodies = ['performance-office', 'committee', 'supervisor'] as const;
const issuers = ['performance-office', 'supervisor'] as const;
const chase = 'matters.notices.issue';

/** What waits for the person leads to where it is done; what waits for a unit or an official, to a notice that tells them to. */
function Chase({ duty }: { readonly duty: Waits }) {
  const { t } = useWords();
  const desk = useDesk();
  const { period, subject, roles } = duty;
  const where = actsOver(
    desk,
    period,
    bodies.filter((body) => roles.includes(body)),
  )
    ? placeOf(duty)
    : undefined;
  if (where !== undefined) return <Link to={where}>{t(waitingPart['do-it'])}</Link>;
  const isTheirs = subject !== undefined && !roles.some((role) => bodies.some((body) => body === role));
  if (!isTheirs || duty.person !== undefined || !actsOver(desk, period, issuers)) return null;
  return (
    <Link to={`/matters?${new URLSearchParams({ period, subject, begin: chase }).toString()}`}>
      {t(waitingPart.chase)}
    </Link>
  );
}
