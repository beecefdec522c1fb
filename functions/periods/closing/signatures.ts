import { dateAt } from '../../../shared/domain/organisation/clocks.ts';
import type { SignatureOf } from '../../../shared/domain/reports/model.ts';
import type { AppraisalHead } from '../../../shared/storage/appraisals.ts';
import { loadOfficial } from '../../../shared/storage/organisation.ts';
import type { Closing } from './chunk.ts';

const lines = [
  { field: 'signOff', role: { zh: '单位负责人（填报签字）', en: 'Unit leader (filings signed off)' } },
  { field: 'acceptance', role: { zh: '绩效办（数据审核）', en: 'Performance office (data accepted)' } },
] as const;

/** Signatures the system holds are filled in; the committee's line is left to be signed by hand. */
export async function signaturesOf({ platform, job, period }: Closing, head: AppraisalHead): Promise<SignatureOf[]> {
  const signed: SignatureOf[] = [];
  for (const { field, role } of lines) {
    const signature = head[field];
    if (!signature) {
      signed.push({ role, name: null, date: null });
      continue;
    }
    const name = (await loadOfficial(platform.table, job.jurisdiction, signature.by)).head?.name ?? signature.by;
    signed.push({ role, name: { zh: name, en: name }, date: dateAt(period.timeZone, signature.at) });
  }
  return [...signed, ...committeeLine];
}

export const committeeLine: readonly SignatureOf[] = [
  { role: { zh: '绩效管理委员会（盖章）', en: 'Performance committee (seal)' }, name: null, date: null },
];
