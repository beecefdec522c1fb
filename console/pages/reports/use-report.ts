import type { Body } from '../../api/lines.ts';
import { useAct } from '../../api/use-act.ts';
import { saveFrom } from '../../components/save-as.ts';

export interface Wanted {
  /** Absent for the period as a whole. */
  readonly subject?: string;
  readonly stage: 'provisional' | 'final';
  readonly generation: number;
  readonly format: Body<'reports.list'>['reports'][number]['files'][number]['format'];
}

/** Links to reports; each that is handed out is recorded. */
export function useReport(period: string) {
  const ofPeriod = useAct('reports.link-period');
  const ofSubject = useAct('reports.link');
  const link = async ({ subject, ...body }: Wanted) =>
    subject === undefined
      ? ofPeriod.act({ params: { period }, body })
      : ofSubject.act({ params: { period, subject }, body });
  return {
    link,
    async download(wanted: Wanted) {
      const answer = await link(wanted);
      if (answer) saveFrom(answer.body.url);
    },
    refused: ofPeriod.refused ?? ofSubject.refused,
  };
}
