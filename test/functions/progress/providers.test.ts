import { describe, expect, test } from 'vitest';
import { withEngine } from '../../make/engine.ts';
import { refusal } from '../../make/refusal.ts';
import { refused } from '../../make/refused.ts';
import { fileAs, number, period, statistics, unitOf } from './provided.ts';

const engine = withEngine();

describe('who files a figure', () => {
  test('a figure another unit provides is filed by nobody of the subject, and the refusal names who files it', async () => {
    const world = await statistics(engine(), 1);
    for (const person of ['clerk', 'leader']) {
      const problem = await refusal(fileAs(world, person, 'growth'));
      expect(problem).toMatchObject({ status: 403, type: 'urn:jixiao:problem:progress.other-provider' });
      expect(String(problem['detail'])).toContain('牵头部门“单位statistics”');
    }
    expect(await refused(fileAs(world, 'office', 'growth'))).toBe('progress.other-provider');
    expect(await refused(fileAs(world, 'office', 'budget'))).toBe('progress.other-provider');
    expect((await fileAs(world, 'clerk', 'budget')).status).toBe(201);
  });

  test('a figure of the office is filed by it one by one, accepted by a second person, and never filed by the subject', async () => {
    const world = await statistics(engine(), 1, { provider: 'office' });
    expect(await refused(fileAs(world, 'clerk', 'growth'))).toBe('progress.other-provider');
    const { n } = (await fileAs(world, 'office', 'growth')).body;
    const accepting = { params: { period, subject: unitOf(1) }, body: { filings: [n], confirmed: [] } };
    expect(await refused(world.as('office').call('progress.accept', accepting))).toBe('access.same-person');
    expect((await world.as('checker').call('progress.accept', accepting)).body.state).toBe('accepted');
  });

  test('a unit that would provide a figure about itself files it as the subject it is', async () => {
    const world = await statistics(engine(), 1, { provider: { unit: 'bureau-1' } });
    expect((await fileAs(world, 'clerk', 'growth')).status).toBe(201);
  });
});

describe('what a filing is held to', () => {
  test('a figure without the evidence its item asks for is refused, and a declared "no data" rests on none', async () => {
    const rule = { least: 1, types: ['application/pdf'] };
    const world = await statistics(engine(), 1, { provider: 'self', evidenceRule: rule });
    expect(await refusal(fileAs(world, 'clerk', 'growth'))).toMatchObject({
      type: 'urn:jixiao:problem:progress.evidence-missing',
      field: 'evidence',
      legal: ['application/pdf'],
    });
    const params = { period, subject: unitOf(1) };
    const file = { bytes: 1000, sha256: 'a'.repeat(64), sealed: false };
    const offer = async (name: string, type: string) =>
      (await world.as('clerk').call('progress.offer-evidence', { params, body: { ...file, name, type } })).body.id;
    const given = number('96');
    const body = { indicator: 'growth', slot: 'period', given, source: '年度报表' };
    const filing = async (evidence: string[]) =>
      world.as('clerk').call('progress.file', { params, body: { ...body, evidence } });
    expect(await refused(filing([await offer('图.png', 'image/png')]))).toBe('progress.evidence-missing');
    expect((await filing([await offer('报表.pdf', 'application/pdf')])).status).toBe(201);
    expect((await fileAs(world, 'clerk', 'growth', { given: { kind: 'no-data', reason: '系统升级' } })).status).toBe(
      201,
    );
  });

  test('a figure that fails a check is refused in the words of the scheme, or kept with them and confirmed at acceptance', async () => {
    const text = { zh: '增速高于全市水平的两倍，请核实。', en: 'More than twice the growth of the city; is it meant?' };
    const most = { zh: '增速不可能超过100%。', en: 'Growth is never above 100 %.' };
    const checks = [
      { expression: 'A <= 2 * budget', level: 'warn' as const, text },
      { expression: 'A <= 100', level: 'refuse' as const, text: most },
    ];
    const world = await statistics(engine(), 1, { provider: 'self', checks });
    expect(String((await refusal(fileAs(world, 'clerk', 'growth', { given: number('101') })))['detail'])).toContain(
      most.zh,
    );
    await fileAs(world, 'clerk', 'budget', { given: number('40') });
    const { n, warnings } = (await fileAs(world, 'clerk', 'growth', { given: number('90') })).body;
    expect(warnings).toEqual([{ code: 'progress.check-warned', ...text }]);
    const params = { period, subject: unitOf(1) };
    await world.as('leader').call('progress.sign-off', { params, body: { filings: [n] } });
    const accept = (confirmed: { filing: number; why: string }[]) =>
      world.as('checker').call('progress.accept', { params, body: { filings: [n], confirmed } });
    const asked = await refusal(accept([]));
    expect(asked['type']).toBe('urn:jixiao:problem:progress.unconfirmed');
    expect(String(asked['detail'])).toContain(text.zh);
    expect((await accept([{ filing: n, why: '已与统计局核对' }])).body.state).toBe('accepted');
  });
});
