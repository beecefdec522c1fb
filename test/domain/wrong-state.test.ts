import { expect, test } from 'vitest';
import { none } from '../../shared/domain/agreement/agreement.ts';
import { lay, sign } from '../../shared/domain/agreement/steps.ts';
import { filingsFor } from '../../shared/domain/filing/filing.ts';
import { kinds } from '../../shared/domain/matter/kinds.ts';
import { advance, open } from '../../shared/domain/matter/matter.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { publish } from '../../shared/domain/result/result.ts';
import { approved, begun } from '../../shared/domain/scheme/version.ts';
import { refusals } from '../../shared/text/catalogue.ts';
import { say } from '../../shared/text/say.ts';
import type { Refusal } from '../../shared/text/refusal.ts';
import { chainOf } from './entries.ts';

const hash = '1'.repeat(64);
const leader = { side: 'subject', by: 'leader', at: 2 } as const;
const seen = { version: 1, hash };
const draft = lay(none, 'draft', { ...seen, entry: 1, side: 'subject', by: 'clerk', at: 1 });
const whose = { id: 'm1', subject: 'unit.finance', period: '2026-q3', earlier: 0 };
const said = { reason: '数据有误' };
const { rechecks, orders } = kinds;
const lodged = open(rechecks, 'object', whose, { by: 'leader', at: 1, due: 100, said });
const order = open(orders, 'issue', whose, { by: 'office', at: 0, due: 100, said });
const given = { kind: 'number', number: '1' };
const filed = chainOf(['clerk', 'progress.filed', { indicator: 'income', slot: 'period', given, source: '统计局' }]);
const act = { by: 'member', at: 3 };

const remedy = (step: () => unknown) => {
  try {
    step();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { legal }: Refusal = refusals[error.code];
    return legal && [say(legal, 'zh', error.params), say(legal, 'en', error.params)];
  }
  throw new Error('the step went through');
};

test('whatever a state does not allow is refused with what it does allow, in words of both languages', () => {
  expect(remedy(() => sign(draft, seen, leader))).toEqual([
    '此状态下可办理：起草、提出、由考核方修改。',
    "Possible in this state: draft, propose, the assessor's side counters.",
  ]);
  expect(remedy(() => filingsFor(filed, [1], 'accept'))).toEqual([
    '可办理：更正、负责人签审、负责人退回。',
    'Possible now: correct it, the leader signs it off, the leader sends it back.',
  ]);
  const announcing = { announces: true, lag: 0, timeZone: 'Asia/Shanghai', unanswered: [], rechecked: [] };
  const publication = { by: 'office', at: 3, generation: 2 };
  expect(remedy(() => publish({ state: 'provisional', version: 1 }, publication, announcing))).toEqual([
    '可办理：提请审定。',
    'Possible now: lay before the committee.',
  ]);
  expect(remedy(() => advance(orders, order, 'accept', { by: 'member', at: 3, said }))).toEqual([
    '可办理：报告整改情况。',
    'Possible now: answer it.',
  ]);
  expect(
    remedy(() => approved(begun(1, hash, act), { hash, meeting: '第1次会议', specialRules: [] }, { special: [], act })),
  ).toEqual([
    '可办理：修改、提交审批、作废。已批准的版本不再变更，如需修改请建立新的版本。',
    'Possible now: edit, submit, drop. An approved version never changes: make a new one.',
  ]);
});

test('where nothing is open any more, that is said', () => {
  expect(
    remedy(() => {
      const dismissed = advance(rechecks, lodged, 'dismiss', { by: 'chen', at: 5, said });
      return advance(rechecks, dismissed, 'withdraw', { by: 'leader', at: 6, said });
    }),
  ).toEqual(['可办理：无，已经办结。', 'Possible now: nothing, it is settled.']);
});
