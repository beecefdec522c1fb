import { describe, expect, test } from 'vitest';
import { diffSchemes } from '../../../shared/domain/scheme/diff.ts';
import { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { library, schemeNamed } from '../../schemes/golden.ts';
import { alternatives, leaves, withLeaf } from './leaves.ts';

const before = schemeNamed('departments-annual');

/** The same scheme after an edit. */
function edited(edit: (scheme: Scheme) => void): Scheme {
  const after = structuredClone(before);
  edit(after);
  return Scheme.parse(after);
}
const told = (edit: (scheme: Scheme) => void, language: 'zh' | 'en' = 'zh') =>
  diffSchemes(before, edited(edit)).map(({ sentence }) => sentence[language]);

type Common = Extract<Scheme['sections'][number], { items: 'common' }>;
const common = (scheme: Scheme) => scheme.sections[0] as Common;

describe('a change between two versions is told in a sentence', () => {
  test('points, in both languages', () => {
    const edit = (scheme: Scheme) => (common(scheme).indicators[0]!.points = '10');
    expect(told(edit)).toEqual(['指标“部门预算执行率”的分值由“8 分”改为“10 分”。']);
    expect(told(edit, 'en')).toEqual([
      'The indicator "Execution of the departmental budget": Points from "8 points" to "10 points".',
    ]);
  });

  test('an indicator that is added says its points and how it is scored', () => {
    const edit = (scheme: Scheme) =>
      common(scheme).indicators.push({
        ...common(scheme).indicators[0]!,
        id: 'energy',
        name: { zh: '公共机构节能', en: 'Energy saved' },
        rule: { kind: 'threshold', comparison: 'at-most' },
      });
    expect(told(edit)).toEqual(['新增指标“公共机构节能”：分值 8 分、计分规则 达标（达标条件 不高于目标）。']);
  });

  test('an indicator that is removed says what it was', () => {
    const edit = (scheme: Scheme) => common(scheme).indicators.pop();
    expect(told(edit)).toEqual([
      '取消指标“市领导评价与部门互评”（原为分值 12 分、计分规则 评分（评分满分 100、评分组缺席时 由其他评分组分担））。',
    ]);
  });

  test('an indicator that moves to another section is moved, not removed and added', () => {
    const edit = (scheme: Scheme) => {
      const [first, ...rest] = common(scheme).indicators;
      common(scheme).indicators = rest;
      scheme.sections.push({
        ...common(scheme),
        id: 'finance',
        name: { zh: '财政', en: 'Finance' },
        indicators: [first!],
      });
    };
    expect(told(edit)).toContain('指标“部门预算执行率”由“共性指标”移到“财政”。');
    expect(told(edit).join('')).not.toContain('取消');
  });

  test('parameters of a rule that stays are told one by one, a new rule in one piece', () => {
    const ratio = (scheme: Scheme) =>
      (common(scheme).indicators[0]!.rule = { kind: 'ratio', cap: '1.2', whenZero: 'full' });
    expect(told(ratio)).toEqual([
      '指标“部门预算执行率”的分母为零时由“不得分”改为“得满分”。',
      '指标“部门预算执行率”新增封顶：“1.2”。',
    ]);
    const threshold = (scheme: Scheme) =>
      (common(scheme).indicators[0]!.rule = { kind: 'threshold', comparison: 'at-least' });
    expect(told(threshold)).toEqual([
      '指标“部门预算执行率”的计分规则由“完成率（分母为零时 不得分）”改为“达标（达标条件 不低于目标）”。',
    ]);
  });

  test('band edges, quotas, rater weights, trimming, vetoes, caps and clocks', () => {
    const edit = (scheme: Scheme) => {
      scheme.bands[0]!.from = '92';
      scheme.bands[1]!.to = '92';
      scheme.quotas[0]!.limit = { by: 'share', share: '0.15', rounding: 'floor' };
      scheme.raterGroups[0]!.weight = '0.7';
      scheme.raterGroups[1]!.weight = '0.3';
      scheme.raterGroups[0]!.trim = null;
      scheme.vetoes[0]!.effect = { by: 'fail' };
      scheme.adjustments.bonusCap = '6';
      scheme.clocks.objection.days = 15;
      delete scheme.clocks.redCard;
    };
    expect(told(edit)).toEqual([
      '加分总上限由 5 分改为 6 分。',
      '评分组“市领导”的权重由“0.6”改为“0.7”。',
      '评分组“市领导”的去高去低由“满 5 人去掉 1 个最高分、1 个最低分”改为“无”。',
      '评分组“市直部门”的权重由“0.4”改为“0.3”。',
      '否决事项“发生较大以上生产安全责任事故（一票否优）”的后果由“等次最高为良好”改为“直接评为最低等次”。',
      '等次“优秀”的起点分由“90 分”改为“92 分”。',
      '等次“良好”的终点分由“90 分”改为“92 分”。',
      '名额限制“优秀”的比例或者名额由“不超过 20%（四舍五入）”改为“不超过 15%（舍去）”。',
      '提出异议的时限由“3 个工作日”改为“15 个工作日”。',
      '逾期红牌的时限由“2 个工作日”改为“无”。',
    ]);
  });

  test('a new order of indicators', () => {
    expect(told((scheme) => common(scheme).indicators.sort((a, b) => (a.id < b.id ? 1 : -1)))).toEqual([
      '指标的排列顺序有调整。',
    ]);
  });
});

describe.each(library)('$name', ({ scheme }) => {
  test('differs in nothing from itself', () => {
    expect(diffSchemes(scheme, Scheme.parse(JSON.parse(JSON.stringify(scheme))))).toEqual([]);
  });

  test('tells each of its members when that one alone is changed', () => {
    const silent = leaves(scheme).flatMap((path) => {
      const after = alternatives(scheme, path)
        .map((value) => Scheme.safeParse(withLeaf(scheme, path, value)))
        .find(({ success }) => success)?.data;
      if (!after) return [];
      const changes = diffSchemes(scheme, after);
      return changes.length === 0 || changes.some(({ code }) => code === 'other') ? [path.join('/')] : [];
    });
    expect(silent).toEqual([]);
  });
});
