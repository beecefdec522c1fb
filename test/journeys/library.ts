import { everyPage } from '../../functions/client.ts';
import type { Api } from '../../local/demo/api.ts';
import { firstSecurityAdministrator, settings } from '../../local/demo/county.ts';
import { settled } from '../../local/demo/results.ts';
import { bring } from '../../local/demo/set-up.ts';
import { each } from '../../local/demo/stage.ts';
import type { AgreedGoal } from '../../shared/domain/agreement/goal.ts';
import type { Role } from '../../shared/domain/organisation/authority.ts';
import type { ScoringInput } from '../../shared/domain/scoring/input.ts';
import { resultOf as asWritten } from '../schemes/golden.ts';

/** Who acts for the jurisdiction. */
const [office, checker, committee] = ['li.office', 'zhou.office', 'wu.committee'] as const;
const admin = 'qian.system';

export interface Post {
  readonly id: string;
  readonly unit: string;
  readonly group?: string;
  readonly roles?: readonly { readonly role: Exclude<Role, 'official'>; readonly unit?: string }[];
}

/** Whose acts a subject's record is made of. */
export interface Sides {
  /** Lays the goals down and files the figures. */
  readonly own: string;
  /** Signs the agreement for the subject, and for who assesses it. */
  readonly signs: string;
  readonly assesses: string;
  /** Signs the figures off. */
  readonly leads: string;
}

interface Assessed {
  readonly period: string;
  readonly sides: (subject: string) => Sides;
  /** Everybody who may sit in a rater group. */
  readonly raters: Readonly<Record<string, readonly string[]>>;
  /** What is agreed of the scheme's own indicators. */
  readonly common?: AgreedGoal;
  /** The indicators that raters decide. */
  readonly rated: readonly string[];
}

const paper = (title: string) => ({ number: '示政发〔2026〕12号', title, issuer: '示例市人民政府' });
const same = (...names: readonly string[]) => Object.fromEntries(names.map((column) => [column, { column }]));

/** What people do over HTTP so that a subject is scored from just the figures of a golden input. */
export function acting(as: (person: string) => Promise<Api>) {
  /** Units, people and roles. */
  async function setUp(units: readonly { readonly id: string; readonly group?: string }[], posts: readonly Post[]) {
    const grant = async (official: string, { role, unit = '' }: { role: Exclude<Role, 'official'>; unit?: string }) =>
      (await as(firstSecurityAdministrator)).call('organisation.grant', {
        params: { official },
        body: { role, unit, why: '年度任命' },
      });
    await grant(admin, { role: 'system-administrator' });
    const system = await as(admin);
    const peerGroups = ['departments', 'officials'].map((id) => ({ id, name: { zh: id, en: id } }));
    await system.call('organisation.configure', { ifMatch: 0, body: { ...settings, peerGroups } });
    await bring(system, {
      kind: 'units',
      name: '单位',
      fields: same('id', 'name.zh', 'name.en', 'level', 'parent', 'group'),
      table: [
        ['id', 'name.zh', 'name.en', 'level', 'parent', 'group'],
        ['city', '示例市', 'Shili City', 'city', '', ''],
        ...units.map(({ id, group = '' }) => [id, `单位${id}`, id, 'department', 'city', group]),
      ],
    });
    const bodies: Post[] = [
      { id: office, unit: 'hall', roles: [{ role: 'performance-office' }] },
      { id: checker, unit: 'hall', roles: [{ role: 'performance-office' }] },
      { id: committee, unit: 'hall', roles: [{ role: 'committee' }] },
    ];
    const all = [...bodies, ...posts];
    await place(all);
    await each(
      all.flatMap(({ id, roles = [] }) => roles.map((granted) => ({ id, granted }))),
      async ({ id, granted }) => void (await grant(id, granted)),
    );
    const item = { name: { zh: '优化服务', en: 'Better services' }, source: '政府工作报告', year: 2026 };
    await (
      await as(office)
    ).call('organisation.save-strategy-item', { params: { item: 'services' }, ifMatch: 0, body: item });
  }

  /** Registers people, or says where they are from now on. */
  async function place(posts: readonly Post[]): Promise<void> {
    await bring(await as(admin), {
      kind: 'officials',
      name: '人员',
      fields: { ...same('id', 'name', 'unit'), group: { column: 'group', removes: ['-'] } },
      table: [['id', 'name', 'unit', 'group'], ...posts.map(({ id, unit, group = '' }) => [id, id, unit, group])],
    });
  }

  /** The scheme as the library gives it, unchanged. */
  async function adopt(name: string): Promise<void> {
    const drafting = await as(office);
    const { scheme } = (await drafting.call('schemes.read-library', { params: { id: name } })).body;
    await drafting.call('schemes.create', { body: { scheme } });
    const params = { scheme: name, version: 1 };
    const { standing, specialRules } = (await drafting.call('schemes.submit', { params, body: {} })).body;
    const body = { hash: standing.hash, meeting: '第1次会议', specialRules };
    await (await as(committee)).call('schemes.approve', { params, body });
  }

  interface Creating {
    readonly type: 'year' | 'quarter';
    readonly year: number;
    readonly number?: number;
    readonly code?: string;
  }
  const create = async (body: Creating) => (await (await as(office)).call('periods.create', { body })).body;

  const open = async (
    period: string,
    body: { scheme: { id: string; version: number }; groups: string[]; rollsUp?: Record<string, string> },
  ) => (await as(office)).call('periods.open', { params: { period }, body });

  const read = async (period: string) => (await (await as(office)).call('periods.read', { params: { period } })).body;

  /** 补列: planning is over, and who comes now has as long to agree as the others had. */
  async function enrol(period: string, subject: string): Promise<void> {
    const reason = '年中调入';
    await (await as(office)).call('periods.enrol', { params: { period }, body: { subject, reason } });
  }

  /** 签订: what the input has of own items and targets is laid down by the subject and signed by both sides. */
  async function agree({ period, sides, common }: Assessed, { subject, agreement }: ScoringInput): Promise<void> {
    const { own, signs, assesses } = sides(subject);
    const brought = agreement.specific.flatMap(({ section, indicators }) =>
      indicators.map((indicator) => ({ section, indicator })),
    );
    const goals: AgreedGoal[] = brought.map(({ section, indicator }) => {
      const { milestones, ...agreed } = agreement.goals.find(({ item }) => item === indicator.id) ?? {
        item: indicator.id,
      };
      const named = milestones?.map((one) => ({ ...one, name: { zh: one.id, en: one.id } }));
      return {
        ...agreed,
        ...(named && { milestones: named }),
        unitOfMeasure: indicator.unitOfMeasure ?? '%',
        own: { section, indicator },
        evidencePlan: '工作台账',
        strategy: 'services',
        owner: signs,
      };
    });
    // Without an agreement nothing is filed: where the input has no goals, the scheme's own target is what is signed.
    if (common) goals.push({ ...common, evidencePlan: '工作台账', strategy: 'services', owner: signs });
    const params = { period, subject };
    const laid = { params, ifMatch: 0, body: { as: 'proposal' as const, goals } };
    const { version, hash } = (await (await as(own)).call('goals.propose', laid)).body;
    await (await as(signs)).call('goals.sign', { params, body: { version, hash, side: 'subject' } });
    await (await as(assesses)).call('goals.sign', { params, body: { version, hash, side: 'assessor' } });
  }

  /** 填报、签审、认定: every figure of the input; whatever is odd about one is confirmed with its acceptance. */
  async function file({ period, sides }: Assessed, { subject, filed }: ScoringInput): Promise<void> {
    if (filed.length === 0) return;
    const { own, leads } = sides(subject);
    const params = { period, subject };
    const clerk = await as(own);
    for (const one of filed) {
      if (one.state !== 'filed' && one.state !== 'not-applicable') throw new Error(`${one.item} is filed by slots`);
      const given = one.state === 'filed' ? one.value : ({ kind: 'not-applicable', ground: '本单位无此职能' } as const);
      const body = { indicator: one.item, slot: 'period', given, source: '工作台账', evidence: [] };
      await clerk.call('progress.file', { params, body });
    }
    const found = await everyPage(
      (query) => clerk.call('progress.filings', { params, query }),
      (body) => body.filings,
    );
    const filings = found.map(({ n }) => n);
    const odd = found.filter(({ warnings }) => warnings.length > 0);
    await (await as(leads)).call('progress.sign-off', { params, body: { filings } });
    const confirmed = odd.map(({ n }) => ({ filing: n, why: '已与台账核对，属实' }));
    await (await as(checker)).call('progress.accept', { params, body: { filings, confirmed } });
  }

  /** 加减分、一票否决: each on a document, decided by a second person. */
  async function decide({ period }: Assessed, { subject, adjustments, vetoes }: ScoringInput): Promise<void> {
    const params = { period, subject };
    const decision = { finding: 'approved', reason: '文件属实' } as const;
    const date = `${period.slice(0, 4)}-09-01`;
    for (const { line, points, document } of adjustments) {
      const body = { line, points, document: paper(document ?? line), date, reason: '依据文件登记' };
      const { entry: n } = (await (await as(office)).call('scoring.adjust', { params, body })).body;
      await (await as(checker)).call('scoring.check-adjustment', { params: { ...params, n }, body: decision });
    }
    for (const { veto: event } of vetoes) {
      const body = { event, document: paper('关于处理的决定'), date, reason: '依据处理决定' };
      const { entry: n } = (await (await as(office)).call('scoring.veto', { params, body })).body;
      await (await as(committee)).call('scoring.check-veto', { params: { ...params, n }, body: decision });
    }
  }

  /** 评分: all raters are seated from one file; whose group has fewer marks of an indicator than raters has some abstain from it. */
  async function rate({ period, raters, rated }: Assessed, inputs: readonly ScoringInput[]): Promise<void> {
    const ballots = inputs.flatMap((input) => ballotsOf(input, raters, rated));
    const named = ['subject', 'rater', 'group'] as const;
    await bring(await as(office), {
      kind: 'seats',
      name: '评委名单',
      period,
      fields: same(...named),
      table: [named, ...ballots.map(({ subject, rater, group }) => [subject, rater, group])],
    });
    await each(ballots, async ({ subject, rater, marks }) => {
      const params = { period, subject };
      await (await as(rater)).call('scoring.rate', { params, body: { marks: [...marks], submitted: true } });
    });
  }

  /** Everything a period is assessed by, after its agreements. */
  async function assess(assessed: Assessed, inputs: readonly ScoringInput[]): Promise<void> {
    await each(inputs, async (input) => {
      await file(assessed, input);
      await decide(assessed, input);
    });
    await rate(assessed, inputs);
  }

  const closed = (period: string) => settled({ as }, period, office);

  async function approve(period: string): Promise<void> {
    const params = { period };
    await (await as(office)).call('results.propose', { params, body: {} });
    await (await as(committee)).call('results.approve', { params, body: { meeting: '第2次会议' } });
  }

  /** A subject's result as the golden files write it. */
  async function resultOf(period: string, subject: string) {
    const params = { period, subject };
    const reading = await as(office);
    const [{ body: sheet }, { body: standing }] = await Promise.all([
      reading.call('scoring.sheet', { params }),
      reading.call('results.standing', { params }),
    ]);
    return asWritten(sheet.sheet, standing);
  }

  return { setUp, place, adopt, create, open, read, enrol, agree, assess, closed, approve, resultOf };
}

/** The marks and votes of an input, dealt out to the raters of each group. */
function ballotsOf(input: ScoringInput, raters: Assessed['raters'], rated: readonly string[]) {
  const { subject, marks, tallies } = input;
  const groups = [...new Set([...marks, ...tallies].map(({ group }) => group))];
  return groups.flatMap((group) => {
    const given = rated.map((indicator) => [
      ...marks.flatMap(({ item, group: of, mark }) =>
        item === indicator && of === group ? [{ indicator, mark }] : [],
      ),
      ...tallies
        .filter((tally) => tally.item === indicator && tally.group === group)
        .flatMap(({ votes }) =>
          Object.entries(votes).flatMap(([vote, count]) => Array.from({ length: count }, () => ({ indicator, vote }))),
        ),
    ]);
    return Array.from({ length: Math.max(...given.map(({ length }) => length)) }, (_, at) => {
      const rater = raters[group]?.[at];
      if (rater === undefined) throw new Error(`${group} has not ${at + 1} raters`);
      // A group whose marks do not count in an indicator is not asked about it.
      const own = rated.flatMap((indicator, place) =>
        given[place]!.length === 0 ? [] : [given[place]![at] ?? { indicator, abstains: '不了解有关情况' }],
      );
      return { subject, rater, group, marks: own };
    });
  });
}
