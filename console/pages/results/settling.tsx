import Alert from 'antd/es/alert';
import Steps from 'antd/es/steps';
import { Suspense, lazy, useState } from 'react';
import { resultsStates } from '../../../shared/text/states.ts';
import { settling } from '../../../shared/text/console/results.ts';
import { ActButton } from '../../components/act-button.tsx';
import { DueDay } from '../../components/due-day.tsx';
import type { Period } from '../../components/period-choice.tsx';
import { holds, useDesk } from '../../shell/desk.tsx';
import { useGroupName } from '../../shell/group-name.ts';
import { useWords } from '../../words.tsx';
import { Deciding } from './deciding.tsx';
import { Giving } from './giving.tsx';
import { Proposing } from './proposing.tsx';
import type { Progress, Unsettled } from './use-results.ts';
import { whyNot, type Act } from './why-not.ts';

const PublicAddress = lazy(() => import('./public-address.tsx'));

interface SettlingProps {
  readonly period: Period;
  readonly results: Progress;
  readonly unsettled: readonly Unsettled[];
}

/** 审定与公布: how far the results are, who took which step, and the step that is one's own duty. */
export function Settling({ period, results, unsettled }: SettlingProps) {
  const words = useWords();
  const { t, named, list } = words;
  const desk = useDesk();
  const [doing, setDoing] = useState<Act>();
  const acts = actsOf({ isOffice: holds(desk, 'performance-office'), isCommittee: holds(desk, 'committee'), results });
  const done = () => setDoing(undefined);
  const groupName = useGroupName();
  const groups = results.ranking.map(groupName);
  return (
    <section className="panel settling" aria-labelledby="settling">
      <header className="panel-head">
        <h2 id="settling">{t(settling.title)}</h2>
        <div className="acts">
          {acts.map((act, at) => (
            <ActButton
              key={act}
              type={at === 0 ? 'primary' : 'default'}
              why={whyNot(act, { period, results, desk, words })}
              onClick={() => setDoing(act)}
            >
              {t(settling[act])}
            </ActButton>
          ))}
        </div>
      </header>
      <HowFar results={results} />
      {results.forEverybody && (results.state === 'announced' || results.state === 'published') && (
        <Suspense fallback={null}>
          <PublicAddress period={period.id} kind={results.state === 'announced' ? 'announced' : 'results'} />
        </Suspense>
      )}
      {results.changedApproval && (
        <p className="note">
          {t(settling['approve-again'])} <DueDay {...results.changedApproval} />
        </p>
      )}
      {results.returned && results.state === 'provisional' && (
        <Alert
          type="warning"
          showIcon
          title={t(settling.returned, { reason: results.returned.reason })}
          description={results.returned.meeting}
        />
      )}
      {groups.length > 0 && results.state !== 'published' && (
        <p className="note">{t(settling.ranking, { groups: list(groups) })}</p>
      )}
      {unsettled.length > 0 && results.state !== 'published' && (
        <p className="note">
          {t(settling.unsettled, { count: unsettled.length })}：
          {list(
            unsettled.map(
              ({ name, hasScore }) => `${named(name)}（${t(hasScore ? settling['open-case'] : settling['no-score'])}）`,
            ),
          )}
        </p>
      )}
      {doing === 'propose' && <Proposing period={period.id} unsettled={unsettled} onClose={done} />}
      {(doing === 'approve' || doing === 'return') && (
        <Deciding key={doing} period={period.id} returns={doing === 'return'} onClose={done} />
      )}
      {(doing === 'announce' || doing === 'publish') && (
        <Giving period={period.id} ofUnit={period.owner !== undefined} act={doing} onClose={done} />
      )}
    </section>
  );
}

interface Mine {
  readonly isOffice: boolean;
  readonly isCommittee: boolean;
  readonly results: Progress;
}

/** The steps that are one's own, the next one first among those of the office. */
function actsOf({ isOffice, isCommittee, results: { state, announces } }: Mine): Act[] {
  const decides: readonly Act[] = isCommittee ? ['approve', 'return'] : [];
  if (!isOffice) return [...decides];
  if (state === 'provisional' || state === 'proposed') return ['propose', ...decides];
  return [state === 'approved' && announces ? 'announce' : 'publish', ...decides];
}

/** Five stations, with who brought the results there and when. */
function HowFar({ results }: { readonly results: Progress }) {
  const { t, moment } = useWords();
  const { state, people, announces, proposal, approval, announcement, published } = results;
  const signed = (step?: { readonly by: string; readonly at: string }) =>
    step && t(settling['by-at'], { name: people.find(({ id }) => id === step.by)?.name ?? '—', at: moment(step.at) });
  const current = state === 'published' ? published : undefined;
  const stations = [
    { state: 'provisional', told: [] },
    { state: 'proposed', told: [signed(proposal)] },
    { state: 'approved', told: [approval?.meeting, signed(approval)] },
    ...(announces || announcement
      ? [
          {
            state: 'announced' as const,
            told: [signed(announcement), announcement && t(settling.until, { at: moment(announcement.until) })],
          },
        ]
      : []),
    { state: 'published', told: [signed(current)] },
  ] as const;
  const at = stations.findIndex((station) => station.state === state);
  return (
    <Steps
      size="small"
      current={state === 'published' ? stations.length : at}
      items={stations.map((station) => ({
        title: t(resultsStates[station.state]),
        content: station.told.filter(Boolean).map((line) => <div key={line}>{line}</div>),
      }))}
    />
  );
}
