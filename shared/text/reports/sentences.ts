import { said } from '../say.ts';
import type { Text } from '../refusal.ts';

/** Sentences of reports. Written to be signed: complete, without praise, every figure from the model. */
export const sentences = {
  subjectTitle: {
    provisional: { zh: '{period}绩效考核初步结果告知书', en: 'Notice of Provisional Performance Result, {period}' },
    final: { zh: '{period}绩效考核结果通知书', en: 'Notice of Performance Result, {period}' },
  },
  periodTitle: {
    provisional: {
      zh: '关于{period}绩效考核初步结果的报告',
      en: 'Report on the Provisional Performance Results, {period}',
    },
    final: { zh: '关于{period}绩效考核结果的通报', en: 'Circular on the Performance Results, {period}' },
  },
  opening: {
    unit: {
      zh: '根据{basis}规定，依照《{scheme}》（第{version}版），现将你单位{period}绩效考核{stage}告知如下。',
      en: 'In accordance with {basis} and under “{scheme}” (version {version}), you are hereby informed of the {stage} of your unit for {period}.',
    },
    official: {
      zh: '根据{basis}规定，依照《{scheme}》（第{version}版），现将你{period}绩效考核{stage}告知如下。',
      en: 'In accordance with {basis} and under “{scheme}” (version {version}), you are hereby informed of your {stage} for {period}.',
    },
    team: {
      zh: '根据{basis}规定，依照《{scheme}》（第{version}版），现将你团队{period}绩效考核{stage}告知如下。',
      en: 'In accordance with {basis} and under “{scheme}” (version {version}), you are hereby informed of the {stage} of your team for {period}.',
    },
    period: {
      zh: '根据{basis}规定，依照《{scheme}》（第{version}版），{period}绩效考核已完成计分与排名，现将{stage}报告如下。',
      en: 'In accordance with {basis} and under “{scheme}” (version {version}), scores and ranks for {period} have been computed. The {stage} is reported below.',
    },
  },
  ofVersion: { zh: '{scheme}（第{version}版）', en: '{scheme} (version {version})' },
  ofRun: { zh: '{at}（第{generation}次）', en: '{at} (run {generation})' },
  formerly: { zh: '{name}（原{former}）', en: '{name} (formerly {former})' },
  noBasis: { zh: '绩效管理有关', en: 'the applicable provisions' },
  stage: {
    provisional: { zh: '初步结果', en: 'provisional result' },
    final: { zh: '结果', en: 'result' },
  },
  graded: {
    zh: '考核得分{score}分（满分{full}分），在“{group}”类{of}个考核对象中列第{rank}名，考核等次为“{grade}”。',
    en: 'Score {score} of {full}; rank {rank} of {of} in the peer group “{group}”; grade “{grade}”.',
  },
  ungraded: {
    zh: '考核得分{score}分（满分{full}分），暂不参加“{group}”类排名和等次评定。',
    en: 'Score {score} of {full}; not ranked or graded in the peer group “{group}” for now.',
  },
  noScore: {
    zh: '数据不完备，尚不能计算得分，暂不参加“{group}”类排名和等次评定。',
    en: 'The data are incomplete: no score can be computed, and there is no rank or grade in the peer group “{group}” for now.',
  },
  normalised: {
    zh: '标准化得分{normalised}分，列于得分之旁，名次和等次按得分确定。',
    en: 'Normalised score {normalised}, shown beside the score, which alone decides rank and grade.',
  },
  limits: { zh: '“{grade}”的名额规定：{limits}。', en: 'Quotas of “{grade}”: {limits}.' },
  limitSeparator: { zh: '；', en: '; ' },
  compositionNote: {
    zh: '各板块得分如下，指标明细见附件1，计算过程见附件2。',
    en: 'The sections scored as follows. Annex 1 has every indicator, annex 2 how every figure was computed.',
  },
  noAdjustments: { zh: '本周期无加减分和否决事项。', en: 'There are no adjustments and no vetoes in this period.' },
  revised: {
    zh: '本告知书依据第{version}版得分单，替代第{previous}版。变更依据：{decision}。',
    en: 'This notice rests on score sheet version {version}, which replaces version {previous}. Ground: {decision}.',
  },
  exactNote: {
    zh: '各项精确得分不作中间舍入，仅按考核办法规定在末级取整一次；名次和等次按取整后的得分确定。',
    en: 'Exact figures are not rounded on the way; rounding happens once, where the scheme says so. Rank and grade use the rounded score.',
  },
  from: { zh: '数据来源：{inputs}。', en: 'Inputs: {inputs}.' },
  measured: { zh: '（{unit}）', en: ' ({unit})' },
  redistributed: { zh: '（原{nominal}）', en: ' ({nominal})' },
  auditLine: { zh: '审计链 第{entry}号 {hash}', en: 'Audit chain entry {entry}, {hash}' },
  generatedLine: {
    zh: '本件由绩效系统于{at}生成（第{generation}次），审计链第{entry}号，校验值 {hash}。文件校验值见同批次清单。',
    en: 'Generated {at} (run {generation}); audit chain entry {entry}, hash {hash}. The sum of this file is in the manifest of the run.',
  },
  rareCharacters: {
    zh: '本件含生僻字：{characters}。如显示为空框，请安装收录该字的字体后再打印。',
    en: 'This document contains rare characters: {characters}. If one shows as an empty box, install a font that has it before printing.',
  },
  overview: {
    zh: '本周期共有考核对象{subjects}个，分{groups}个类别；完成评定{ranked}个，不参加排名{unranked}个，未评定{aside}个。',
    en: 'Subjects: {subjects}; peer groups: {groups}. Graded: {ranked}, not ranked: {unranked}, set aside: {aside}.',
  },
  groupOverview: {
    zh: '共{n}个对象，最高{best}分，中位{median}分，最低{lowest}分，平均{mean}分。',
    en: 'Subjects: {n}; best {best}, median {median}, lowest {lowest}, mean {mean}.',
  },
  nobodySetAside: { zh: '全部对象均已完成评定。', en: 'Every subject has been graded.' },
  timeliness: {
    zh: '应报{due}项，按时{onTime}项（{share}），逾期{late}项，未报{missing}项。',
    en: 'Filings due: {due}. On time: {onTime} ({share}), late: {late}, not filed: {missing}.',
  },
  barsTitle: { zh: '各板块得分率', en: 'Attainment by section' },
  stripTitle: { zh: '在同类对象中的位置', en: 'Position in the peer group' },
  gradesTitle: { zh: '同类对象等次分布', en: 'Grades in the peer group' },
} satisfies Record<string, Text | Record<string, Text>>;

/** The name a subject is published under, with the one it was assessed under beside it where that was another. */
export const subjectName = ({
  name,
  formerName,
}: {
  readonly name: Text;
  readonly formerName?: Text | undefined;
}): Text => (formerName ? said(sentences.formerly, { name, former: formerName }) : name);

/** 2026年10月12日 · 12 October 2026 */
export function longDate(date: string): Text {
  const [year = '', month = '', day = ''] = date.split('-');
  return {
    zh: `${year}年${Number(month)}月${Number(day)}日`,
    en: `${Number(day)} ${months[Number(month) - 1] ?? month} ${year}`,
  };
}

/** 2026年7月29日01时00分 · 29 July 2026, 01:00, of an instant with the distance from universal time. */
export function longTime(instant: string): Text {
  const { zh, en } = longDate(instant.slice(0, 10));
  const [hour, minute] = [instant.slice(11, 13), instant.slice(14, 16)];
  return { zh: `${zh}${hour}时${minute}分`, en: `${en}, ${hour}:${minute}` };
}

export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const stageNames = {
  provisional: { zh: '初步结果', en: 'provisional result' },
  final: { zh: '正式结果', en: 'final result' },
} satisfies Record<string, Text>;

/** What a report is called once somebody has saved it. */
export const fileNameOf = (of: {
  name: string;
  stage: keyof typeof stageNames;
  generation: number;
  format: string;
}): string => `${of.name} ${stageNames[of.stage].zh}（第${of.generation}次）.${of.format}`;
