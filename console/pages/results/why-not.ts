import { settling } from '../../../shared/text/console/results.ts';
import { resultsStates } from '../../../shared/text/states.ts';
import type { Period } from '../../components/period-choice.tsx';
import type { Desk } from '../../shell/desk.tsx';
import type { Spoken } from '../../words.tsx';
import type { Progress } from './use-results.ts';

export type Act = 'propose' | 'approve' | 'return' | 'announce' | 'publish';

interface Considered {
  readonly period: Period;
  readonly results: Progress;
  readonly desk: Desk;
  readonly words: Pick<Spoken, 't' | 'now' | 'moment'>;
}

/** Where an act begins; from elsewhere the server refuses it. */
const begins: Readonly<Record<Act, readonly Progress['state'][]>> = {
  propose: ['provisional'],
  approve: ['proposed'],
  return: ['proposed'],
  announce: ['approved'],
  publish: ['approved', 'announced'],
};

/** Why an act is not to be done now, as a sentence; nothing where it may be. */
export function whyNot(act: Act, { period, results, desk, words }: Considered): string | undefined {
  const { t, now, moment } = words;
  const { state, ranking, proposal, announces, announcement } = results;
  if (period.phase === 'feedback') return t(settling['not-yet']);
  if (!begins[act].includes(state)) return t(settling['in-state'], { state: t(resultsStates[state]) });
  if (ranking.length > 0 && act !== 'return') return t(settling['still-ranking']);
  if ((act === 'approve' || act === 'return') && proposal?.by === desk.id) return t(settling['own-proposal']);
  if (act !== 'publish') return undefined;
  if (state === 'approved' && announces) return t(settling['announce-first']);
  const runs = announcement !== undefined && now() <= Date.parse(announcement.certain);
  return state === 'announced' && runs ? t(settling['announced-until'], { at: moment(announcement.until) }) : undefined;
}
