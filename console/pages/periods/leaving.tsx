import { leavingText } from '../../../shared/text/console/subjects.ts';
import { parts } from '../../../shared/text/console/parts.ts';
import { groundNames, lifeStates } from '../../../shared/text/life.ts';
import { State } from '../../components/state.tsx';
import { useWords } from '../../words.tsx';
import type { Subject } from './use-subjects.ts';

export type Withdrawal = NonNullable<Subject['withdrawal']>;

/** Whether it is assessed like all the others, and if not, how far that is. */
export function Standing({ withdrawal }: { readonly withdrawal: Withdrawal | undefined }) {
  const { t } = useWords();
  const state = withdrawal?.state ?? 'assessed';
  const tone = state === 'assessed' ? 'done' : state === 'proposed' ? 'going' : undefined;
  return <State tone={tone}>{t(lifeStates[state])}</State>;
}

interface LeavingProps {
  readonly withdrawal: Withdrawal;
  /** Whether what comes of it is said, for whoever decides. */
  readonly becomes?: boolean;
}

/** On which ground one leaves the period, by which document and why, and what was decided. */
export function Leaving({ withdrawal, becomes = false }: LeavingProps) {
  const { t, date } = useWords();
  const { ground, exemption, document, reason, at, meeting } = withdrawal;
  const said = [
    [leavingText.ground, t(exemption ?? groundNames[ground])],
    [leavingText.document, t(leavingText.paper, document)],
    [leavingText.since, date(at)],
    [parts.why, reason],
    [leavingText.meeting, meeting],
    [
      leavingText.becomes,
      becomes ? t(leavingText[exemption?.scored ? 'becomes-ungraded' : 'becomes-withdrawn']) : undefined,
    ],
  ] as const;
  return (
    <dl className="leaving">
      {said.map(
        ([name, what]) =>
          what !== undefined && (
            <div key={name.zh}>
              <dt>{t(name)}</dt>
              <dd>{what}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
