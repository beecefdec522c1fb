import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  goalsOf,
  versionsIn,
  inForce,
  latest,
  nextVersion,
  onTable,
  none,
  type Agreement,
  type AgreementState,
  type ChangeReason,
  type Proposal,
  type Side,
  type Step,
  unsignedSides,
} from '../../../shared/domain/agreement/agreement.ts';
import {
  agreementIn,
  agreementSteps,
  impose,
  lay,
  rejectChange,
  requestChange,
  sendBack,
  sign,
} from '../../../shared/domain/agreement/steps.ts';
import { refuseUnlessChangeable, refuseUnlessNegotiable } from '../../../shared/domain/agreement/times.ts';
import { goalsHash } from '../../../shared/domain/agreement/goal.ts';
import { Refused } from '../../../shared/domain/refused.ts';
import { chainOf } from '../entries.ts';
import { refusedBy } from '../refused-by.ts';

const reason: ChangeReason = {
  ground: 'policy-change',
  document: { number: '县政办〔2026〕18号', title: '关于调整统计口径的通知', issuer: '县政府办公室' },
  explanation: '上级调整统计口径。',
};

const text = (version: number, side: Side = 'subject'): Proposal => ({
  version,
  hash: String(version % 10).repeat(64),
  entry: version,
  side,
  by: side === 'subject' ? 'contributor' : 'office',
  at: version,
});
const seen = (version: number) => ({ version, hash: String(version % 10).repeat(64) });
const leader = { side: 'subject', by: 'leader', at: 10 } as const;
const office = { side: 'assessor', by: 'office', at: 11 } as const;

const proposed = lay(none, 'propose', text(1));
const halfSigned = sign(proposed, seen(1), leader);
const signedByBoth = sign(halfSigned, seen(1), office);
const changing = requestChange(signedByBoth, text(2), reason);
const countered = lay(proposed, 'counter', text(1, 'assessor'));
const committee = { by: 'member', at: 12 };
const imposed = impose(countered, seen(1), committee);
const states: Record<AgreementState, Agreement> = {
  none,
  draft: lay(none, 'draft', text(1)),
  proposed,
  countered,
  'half-signed': sign(countered, seen(1), leader),
  returned: sendBack(proposed, 1, office),
  signed: signedByBoth,
  imposed,
  changing,
};

describe('the steps of an agreement', () => {
  test('each state lets exactly the steps of the table be taken', () => {
    const take: Record<Step, (agreement: Agreement) => unknown> = {
      draft: (agreement) => lay(agreement, 'draft', text(9)),
      propose: (agreement) => lay(agreement, 'propose', text(9)),
      counter: (agreement) => lay(agreement, 'counter', text(9, 'assessor')),
      impose: (agreement) => impose(agreement, latest(agreement) ?? seen(1), committee),
      change: (agreement) => requestChange(agreement, text(9), reason),
      reject: (agreement) => rejectChange(agreement, latest(agreement)?.version ?? 0),
      sign: (agreement) => sign(agreement, latest(agreement) ?? seen(1), { ...office, by: 'somebody' }),
      return: (agreement) => sendBack(agreement, latest(agreement)?.version ?? 0, office),
    };
    for (const [state, agreement] of Object.entries(states) as [AgreementState, Agreement][]) {
      const possible = (Object.keys(take) as Step[]).filter(
        (step) => refusedBy(() => take[step](agreement)) === undefined,
      );
      expect(possible.sort(), state).toEqual([...agreementSteps[state]].sort());
    }
    const asNothing = { params: expect.objectContaining({ en: 'not begun' }) };
    expect(() => sign(states.draft, seen(1), office)).toThrow(expect.objectContaining(asNothing));
  });

  test('a new proposal voids the signature given to the text before it', () => {
    const renewed = lay(halfSigned, 'counter', text(2, 'assessor'));
    expect(renewed.state).toBe('countered');
    expect(renewed).not.toHaveProperty('signature');
    expect(refusedBy(() => sign(renewed, seen(1), leader))).toBe('goals.other-version');
  });

  test('a signature names the text by number and by digest, so nobody signs what they have not seen', () => {
    expect(refusedBy(() => sign(proposed, { version: 1, hash: 'f'.repeat(64) }, leader))).toBe('goals.other-digest');
    expect(refusedBy(() => sign(proposed, seen(2), leader))).toBe('goals.other-version');
  });

  test('a text that is sent back waits for another of whoever laid it, and nobody signs it any more', () => {
    expect(states.returned).toMatchObject({ state: 'returned', proposal: { version: 1 }, returned: office });
    expect(unsignedSides('returned', onTable(states.returned))).toEqual([]);
    expect(refusedBy(() => sign(states.returned, seen(1), leader))).toBe('goals.wrong-state');
    expect(refusedBy(() => sendBack(proposed, 2, office))).toBe('goals.other-version');
    expect(refusedBy(() => sendBack(halfSigned, 1, leader))).toBe('goals.already-signed');
    const again = sign(lay(sendBack(halfSigned, 1, office), 'propose', text(2)), seen(2), office);
    expect(again).toMatchObject({ state: 'half-signed', signature: office });
  });

  test('each side signs once, also after both have signed', () => {
    expect(refusedBy(() => sign(halfSigned, seen(1), { ...leader, by: 'deputy' }))).toBe('goals.already-signed');
    expect(refusedBy(() => sign(signedByBoth, seen(1), office))).toBe('goals.already-signed');
  });

  test('the same person cannot sign for both sides', () => {
    expect(refusedBy(() => sign(halfSigned, seen(1), { ...office, by: 'leader' }))).toBe('access.same-person');
  });

  test('what was signed stays in force while a change is discussed, and until both sides have signed it', () => {
    expect(inForce(changing)?.version).toBe(1);
    const half = sign(changing, seen(2), office);
    expect(inForce(half)?.version).toBe(1);
    expect(inForce(sign(half, seen(2), leader))?.version).toBe(2);
  });

  test("the committee imposes what the assessor's side laid or signed, never a text of the subject's alone", () => {
    expect(inForce(imposed)).toMatchObject({ version: 1, side: 'assessor', signatures: [], imposed: committee });
    for (const text of [none, states.draft, proposed, halfSigned]) {
      expect(refusedBy(() => impose(text, seen(1), committee))).toBe('goals.not-laid');
    }
    const withOffice = sign(proposed, seen(1), office);
    expect(impose(withOffice, seen(1), committee).state).toBe('imposed');
    expect(refusedBy(() => impose(withOffice, seen(1), { ...committee, by: 'office' }))).toBe('access.same-person');
    expect(refusedBy(() => impose(countered, seen(2), committee))).toBe('goals.other-version');
    expect(rejectChange(requestChange(imposed, text(2), reason), 2)).toMatchObject({
      state: 'imposed',
      inForce: { imposed: committee },
    });
  });

  test('a rejected change leaves the signed text as it was, signatures and all', () => {
    const back = rejectChange(changing, 2);
    expect(inForce(back)).toEqual(inForce(signedByBoth));
    expect(back.state).toBe('signed');
  });

  test('whatever is tried in whatever order, a text in force was signed by two different people, one for each side', () => {
    const person = fc.constantFrom('leader', 'office', 'both');
    const side = fc.constantFrom<Side>('subject', 'assessor');
    const step = fc.record({
      kind: fc.constantFrom<Exclude<Step, 'impose'>>(
        'draft',
        'propose',
        'counter',
        'sign',
        'return',
        'change',
        'reject',
      ),
      person,
      side,
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let agreement = none;
        let at = 0;
        for (const { kind, person: by, side: whose } of steps) {
          at += 1;
          const next = { ...text(nextVersion(agreement), whose), by, at };
          const before = agreement;
          try {
            if (kind === 'sign') agreement = sign(agreement, latest(agreement) ?? seen(1), { side: whose, by, at });
            else if (kind === 'return')
              agreement = sendBack(agreement, latest(agreement)?.version ?? 0, { side: whose, by, at });
            else if (kind === 'change') agreement = requestChange(agreement, next, reason);
            else if (kind === 'reject') agreement = rejectChange(agreement, latest(agreement)?.version ?? 0);
            else agreement = lay(agreement, kind, next);
          } catch (error) {
            expect(error).toBeInstanceOf(Refused);
            expect(agreement).toBe(before);
            continue;
          }
          expect(agreement.revision).toBe(before.revision + 1);
          if (agreement.state !== 'signed') continue;
          const [first, second] = agreement.inForce.signatures;
          expect(first?.by).not.toBe(second?.by);
          expect(first?.side).not.toBe(second?.side);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the record of an agreement', () => {
  const goals = [{ item: 'services', target: '95' }];
  const harder = [{ item: 'services', target: '96' }];
  const laid = (version: number, side: Side, agreed = goals) => ({
    version,
    side,
    hash: goalsHash(agreed),
    goals: agreed,
  });
  const signature = (version: number, side: Side, agreed = goals) => ({ version, side, hash: goalsHash(agreed) });
  const record = chainOf(
    ['clerk', 'goals.drafted', laid(1, 'subject')],
    ['clerk', 'goals.proposed', laid(2, 'subject')],
    ['office', 'goals.countered', laid(3, 'assessor', harder)],
    ['leader', 'goals.signed', signature(3, 'subject', harder)],
    ['office', 'goals.signed', signature(3, 'assessor', harder)],
    ['clerk', 'progress.filed', {}],
    ['leader', 'goals.change-requested', { ...laid(4, 'subject'), reason }],
  );

  test('replaying the entries gives the state, and the goals that count are those both sides signed', () => {
    const agreement = agreementIn(record);
    expect(agreement.state).toBe('changing');
    expect(goalsOf(record, inForce(agreement))).toEqual(harder);
  });

  test('every text that ever lay on the table can be read again, with who wrote it; drafts never lay there', () => {
    const told = versionsIn(record).map(({ version, side, by }) => [version, side, by]);
    expect(told).toEqual([
      [2, 'subject', 'clerk'],
      [3, 'assessor', 'office'],
      [4, 'subject', 'leader'],
    ]);
  });
});

describe('the time for an agreement', () => {
  const day = 86_400_000;
  const deadlines = {
    planning: 10 * day,
    implementation: 90 * day,
    assessment: 100 * day,
    feedback: 110 * day,
    application: 120 * day,
  };
  const period = { id: '2026q3', timeZone: 'Asia/Shanghai', phase: 'planning', deadlines } as const;

  test('the last millisecond of planning still counts and the next one does not, though no job has run', () => {
    expect(refusedBy(() => refuseUnlessNegotiable(period, deadlines.planning))).toBeUndefined();
    expect(refusedBy(() => refuseUnlessNegotiable(period, deadlines.planning + 1))).toBe('goals.deadline-passed');
  });

  test('the refusal names the day on which the deadline was, in the zone of the jurisdiction', () => {
    const late = { ...period, deadlines: { ...deadlines, planning: Date.parse('2026-07-14T23:59:59.999+08:00') } };
    try {
      refuseUnlessNegotiable(late, Date.parse('2026-07-15T00:00:00+08:00'));
      expect.unreachable();
    } catch (error) {
      expect((error as Refused).params).toMatchObject({ deadline: '2026-07-14' });
    }
  });

  test('signed goals may change until implementation ends, and never once they are being assessed', () => {
    expect(refusedBy(() => refuseUnlessChangeable(period, deadlines.implementation))).toBeUndefined();
    expect(refusedBy(() => refuseUnlessChangeable(period, deadlines.implementation + 1))).toBe('goals.change-too-late');
  });

  test('nothing is agreed in a period that was not opened', () => {
    expect(refusedBy(() => refuseUnlessNegotiable({ ...period, phase: 'draft' }, 0))).toBe('goals.not-open');
  });
});
