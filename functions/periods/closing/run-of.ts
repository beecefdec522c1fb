import type { Run } from '../../../shared/domain/reports/manifest.ts';
import type { Job } from '../../../shared/storage/closing.ts';

/** The run of reports a job writes: provisional at the close, final at publication. */
export const runOf = ({ jurisdiction, period, kind, generation }: Job): Run => ({
  jurisdiction,
  period,
  generation,
  stage: kind === 'publication' ? 'final' : 'provisional',
});
