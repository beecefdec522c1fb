import { beforeEach, describe, expect, it } from 'vitest';
import { withEngine } from '../../make/engine.ts';
import { period } from '../../make/enrolled.ts';
import { refused } from '../../make/refused.ts';
import { acts, feedbackOf, params, replaced, type World } from './scene.ts';

const engine = withEngine();
let world: World;
beforeEach(async () => {
  world = await feedbackOf(engine());
});
const { object, uphold } = acts(() => world);
const notice = { finding: '重点项目进度为零', basis: '9月进度通报', requirement: '查明原因，书面答复' };
const every = (by: string, query = {}) => world.as(by).call('matters.every', { params: { period }, query });
const shown = (by: string, kind: 'rechecks' | 'notices', matter: string) =>
  world.as(by).call('matters.acts', { params, query: { kind, matter } });

describe('matters of every kind in one list', () => {
  it('tell in words what each is about, whose it is, and for whom it waits', async () => {
    await object();
    world.clock.now += 60_000;
    await world.as('chen').call('matters.notices.issue', { params, body: notice });
    const { matters } = (await every('chen')).body;
    expect(matters).toMatchObject([
      {
        kindName: { zh: '异议与复核' },
        about: { zh: '指标budget：统计口径有误' },
        waitsFor: ['supervisor'],
        mine: true,
      },
      { kindName: { zh: '督促通知单' }, about: { zh: expect.stringContaining(notice.finding) }, mine: false },
    ]);
    const { body } = await world.as('leader').call('matters.every-of-subject', { params });
    expect(body.matters.map(({ kind, mine }) => [kind, mine])).toEqual([
      ['rechecks', false],
      ['notices', true],
    ]);
  });

  it('come page by page in one order, whatever their kind, and by kind or only those that wait', async () => {
    for (const kind of ['notices', 'rechecks', 'notices'] as const) {
      world.clock.now += 60_000;
      if (kind === 'rechecks') await object();
      else await world.as('chen').call('matters.notices.issue', { params, body: notice });
    }
    const kinds: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await every('chen', { limit: 1, ...(cursor === undefined ? {} : { cursor }) });
      kinds.push(...body.matters.map(({ kind }) => kind));
      cursor = body.next;
    } while (cursor !== undefined);
    expect(kinds).toEqual(['notices', 'rechecks', 'notices']);
    expect((await every('chen', { kind: 'rechecks', open: 'true' })).body.matters).toHaveLength(1);
  });

  it('are shown to nobody whom their kind does not let read them', async () => {
    const { body } = await object();
    expect(await refused(every('leader'))).toBe('access.role');
    await world.person('clerk', 'finance', ['unit-contributor']);
    expect(await refused(shown('clerk', 'notices', body.id))).toBe('access.role');
  });

  it('show each move that leads on, with its form, and greyed with the reason where it is another’s', async () => {
    const { body } = await object();
    const { moves, choices } = (await shown('leader', 'rechecks', body.id)).body;
    expect(moves.map(({ move, why }) => [move, why?.zh])).toEqual([
      ['extend', '由监督机构办理。'],
      ['uphold', '由监督机构办理。'],
      ['dismiss', '由监督机构办理。'],
      ['withdraw', undefined],
    ]);
    const corrections = moves.find(({ move }) => move === 'uphold')?.fields.find(({ name }) => name === 'corrections');
    expect(corrections?.shapes?.find(({ kind }) => kind === 'filing-replaced')).toMatchObject({
      name: { zh: '更正数据' },
      parts: [
        { name: 'indicator', how: 'one', from: 'indicator', needed: true },
        { name: 'value', how: 'either' },
      ],
    });
    expect(choices.indicator).toContainEqual({ id: 'budget', name: { zh: '指标budget', en: 'Indicator budget' } });
  });

  it('tell the whole history, also what a decision corrected and what came of it', async () => {
    const { body } = await object();
    await uphold(body.id, 'chen', [replaced('90')]);
    const { history, difference, moves } = (await shown('leader', 'rechecks', body.id)).body;
    expect(moves).toEqual([]);
    expect(history.map(({ name }) => name.zh)).toEqual(['提出异议', '决定异议成立']);
    expect(history[1]?.said).toMatchObject([
      { label: { zh: '理由' }, how: 'prose' },
      { label: { zh: '更正内容' }, says: { zh: '更正数据：指标budget、数值：90' } },
    ]);
    expect(difference?.after).not.toBe(difference?.before);
  });

  it('offer what the caller may begin about a subject, and say why not now', async () => {
    const { body } = await world.as('leader').call('matters.openings', { params });
    expect(body.moves.map(({ route }) => route)).toContain('matters.rechecks.object');
    const { fields } = body.moves.find(({ move }) => move === 'object')!;
    expect(fields.map(({ name, how, label }) => [name, how, label.zh])).toEqual([
      ['reason', 'prose', '理由'],
      ['items', 'several', '事项'],
      ['evidence', 'several', '佐证'],
    ]);
    expect(body.choices.sheet?.[0]).toMatchObject({ id: 'total', name: { zh: '总分' } });
    const { moves } = (await world.as('office').call('matters.openings', { params })).body;
    expect(moves.find(({ kind }) => kind === 'orders')?.why?.zh).toContain('反馈');
  });
});
