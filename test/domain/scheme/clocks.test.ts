import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Clocks } from '../../../shared/domain/scheme/application.ts';

/** Where each clock of a scheme is counted: the file, and by which words. One that is declared and not in this table does not compile. */
const read: Readonly<Record<keyof Clocks, readonly [file: string, words: string]>> = {
  objection: ['functions/jobs/close/groups.ts', 'scheme.clocks.objection'],
  recheckDecision: ['shared/domain/matter/rechecks.ts', "starts: 'recheckDecision'"],
  changedResultApproval: ['functions/matters/reopen.ts', 'clocks.changedResultApproval'],
  appeal: ['functions/matters/rechecks.ts', 'clocksOf(scheme).appeal,'],
  appealDirect: ['shared/domain/matter/appeals.ts', 'clocksOf(scheme).appealDirect'],
  appealDecision: ['shared/domain/matter/appeals.ts', "starts: 'appealDecision'"],
  appealExtension: ['shared/domain/matter/appeals.ts', "extends: 'appealExtension'"],
  noticeAnswer: ['shared/domain/matter/notices.ts', "starts: 'noticeAnswer'"],
  filing: ['shared/domain/filing/dues.ts', 'filingClocks('],
  filingWarning: ['shared/domain/filing/dues.ts', '.warning'],
  redCard: ['shared/domain/filing/dues.ts', '.red'],
  announcement: ['functions/results/announce.ts', 'announcement: clock } = clocksOf(scheme)'],
  remark: ['functions/progress/sign-provided.ts', 'clocksOf(scheme).remark,'],
  remarkAnswer: ['functions/results/remark.ts', 'clocksOf(scheme).remarkAnswer'],
  lateInputs: ['shared/domain/matter/late-inputs.ts', "starts: 'lateInputs'"],
  correction: ['functions/checked.ts', 'clocksOf(scheme).correction,'],
  delivery: ['functions/results/approve.ts', 'clocksOf(scheme).delivery'],
};

test.each(Object.keys(Clocks.shape))('the clock %s of a scheme is read somewhere', (name) => {
  expect(Object.keys(read)).toContain(name);
  const [file, words] = read[name as keyof Clocks];
  expect(readFileSync(file, 'utf8')).toContain(words);
});
