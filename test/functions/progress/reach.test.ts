import { describe, expect, test } from 'vitest';
import { withEngine } from '../../make/engine.ts';
import { refusal } from '../../make/refusal.ts';
import { refused } from '../../make/refused.ts';
import { number, period, statistics, unitOf, type County } from './provided.ts';

const engine = withEngine();
const params = { period, indicator: 'growth', slot: 'period' };
const subject = { period, subject: unitOf(1) };
const body = { source: '统计快报', rows: [{ subject: unitOf(1), given: number('97') }] };
const offer = { name: '快报.pdf', type: 'application/pdf', bytes: 1000, sha256: 'c'.repeat(64), sealed: false };

/** Each act as somebody tries it; `n`: the figure that the clerk of the provider filed. */
const acts = {
  provide: (world: County, who: string) => world.as(who).call('progress.provide', { params, body }),
  offer: (world: County, who: string) =>
    world.as(who).call('progress.offer-provided', { params: { period, indicator: 'growth' }, body: offer }),
  list: (world: County, who: string) => world.as(who).call('progress.provided', { params }),
  sign: (world: County, who: string, n: number) =>
    world.as(who).call('progress.sign-provided', { params, body: { filings: [{ subject: unitOf(1), n }] } }),
  remark: (world: County, who: string, filing: number) =>
    world.as(who).call('progress.remark', { params: subject, body: { filing, text: '未计入补报项目' } }),
  keep: (world: County, who: string, n: number) =>
    world.as(who).call('progress.keep', { params: { ...subject, filing: n }, body: { why: '不在统计范围之内' } }),
};
type Act = keyof typeof acts;

const [role, scope, strange, none] = [
  'access.role',
  'access.scope',
  'progress.other-provider',
  'progress.not-provider',
];
const theirs = 'progress.not-provided';
const ok = undefined;

/** What each is told: of the provider its clerk and leader, of another unit, of the subject, of the county. */
const matrix: Readonly<Record<string, Readonly<Record<Act, string | undefined>>>> = {
  counter: { provide: ok, offer: ok, list: ok, sign: role, remark: role, keep: role },
  director: { provide: ok, offer: ok, list: ok, sign: ok, remark: scope, keep: ok },
  stranger: { provide: strange, offer: none, list: none, sign: theirs, remark: scope, keep: theirs },
  clerk: { provide: strange, offer: none, list: none, sign: role, remark: role, keep: role },
  leader: { provide: strange, offer: none, list: none, sign: theirs, remark: ok, keep: theirs },
  office: { provide: strange, offer: none, list: ok, sign: role, remark: role, keep: ok },
  checker: { provide: strange, offer: none, list: ok, sign: role, remark: role, keep: ok },
};

describe('the reach of a provider', () => {
  test('does not extend to filing for a subject by itself: its clerk is told which reach they have, and where to file', async () => {
    const world = await statistics(engine(), 1);
    const given = { indicator: 'growth', slot: 'period', given: number('97'), source: '统计快报', evidence: [] };
    const answer = world.as('counter').call('progress.file', { params: subject, body: given });
    expect(await refusal(answer)).toMatchObject({
      detail: '您办理此事项的角色是填报人（限本单位），不及于此对象。',
      remedy: expect.stringContaining('牵头部门为其他对象填报的，请按指标和填报期成批填报。'),
    });
  });

  test.each(Object.keys(acts) as Act[])(
    '%s is for whom the table says, and nobody else learns or changes anything',
    async (act) => {
      for (const [who, { [act]: told }] of Object.entries(matrix)) {
        const world = await statistics(engine(), 1);
        const rows = [{ subject: unitOf(1), given: number('96') }];
        const filed = await world
          .as('counter')
          .call('progress.provide', { params, body: { source: '统计快报', rows } });
        const n = filed.body.rows[0]?.n ?? 0;
        if (act === 'remark' || act === 'keep') await acts.sign(world, 'director', n);
        if (act === 'keep') await acts.remark(world, 'leader', n);
        const answer = acts[act](world, who, n);
        const refusal = told === undefined ? await answer.then(() => undefined) : await refused(answer);
        expect([who, refusal]).toEqual([who, told]);
      }
    },
  );
});
