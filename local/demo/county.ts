/** 示例县: the demo county. Names are invented; the structure is that of any county's departments and towns. */
export const jurisdiction = '330199';
export const firstSecurityAdministrator = 'zhao.anquan';
export const firstSecurityName = '赵安全';

export const settings = {
  name: { zh: '示例县', en: 'Shili County' },
  timeZone: 'Asia/Shanghai',
  peerGroups: [
    { id: 'economic', name: { zh: '经济管理部门', en: 'Economic departments' } },
    { id: 'social', name: { zh: '社会民生部门', en: 'Social departments' } },
    { id: 'towns', name: { zh: '乡镇（街道）', en: 'Towns' } },
    { id: 'civil-servants', name: { zh: '公务员', en: 'Civil servants' } },
  ],
  evidence: { maximumBytes: 20_000_000, types: ['application/pdf', 'image/png', 'image/jpeg', 'text/csv'] },
};

/** The peer groups of units. */
export const groups = ['economic', 'social', 'towns'];

export interface DemoUnit {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  /** The peer group it is assessed in; none where it only delivers figures about others. */
  readonly group?: string;
  /** The unit above it; the county where nothing is said. */
  readonly parent?: string;
  /** One that was merged into it: it answers for both. */
  readonly took?: DemoUnit;
  /** How well it works, 0 to 10: what its figures are drawn around. */
  readonly strength: number;
  /** Surnames are enough to tell people apart in a demo; the leader first, then the contributor. */
  readonly people: readonly [leader: string, contributor: string];
}

type Row = readonly [id: string, zh: string, en: string, strength: number, leader: string, contributor: string];
const row =
  (group?: string) =>
  (...[id, zh, en, strength, leader, contributor]: Row): DemoUnit => ({
    id,
    zh,
    en,
    ...(group === undefined ? {} : { group }),
    strength,
    people: [leader, contributor],
  });
const economic = row('economic');
const social = row('social');
const town = row('towns');

/** Those that are assessed. Some of the story hangs on single ones: who is silent, merged, moved, vetoed, found out. */
export const units: readonly DemoUnit[] = [
  economic('finance', '县财政局', 'Finance', 6, '张伟', '李娜'),
  economic('development', '县发改局', 'Development', 8, '王强', '刘洋'),
  economic('industry', '县经信局', 'Industry', 9, '陈杰', '杨敏'),
  economic('commerce', '县商务局', 'Commerce', 4, '黄磊', '周静'),
  { ...economic('investment', '县投促中心', 'Investment Centre', 3, '孙涛', '马超'), parent: 'commerce' },
  social('education', '县教育局', 'Education', 8, '朱红', '胡军'),
  social('health', '县卫健局', 'Health', 7, '郭峰', '林燕'),
  social('civil-affairs', '县民政局', 'Civil Affairs', 5, '何平', '高翔'),
  social('housing', '县住建局', 'Housing', 9, '罗明', '宋佳'),
  town('chengguan', '城关街道', 'Chengguan', 6, '韩冰', '曹颖'),
  town('dongxi', '东溪镇', 'Dongxi', 10, '许亮', '邓超'),
  town('nanshan', '南山镇', 'Nanshan', 7, '萧然', '冯雪'),
  town('xihu', '西湖镇', 'Xihu', 3, '蔡文', '彭博'),
];

/** Knows of every unit how many petitions it settled in time, and is assessed by nobody here. */
export const petitionsOffice = row()('petitions-office', '县信访局', 'Petitions Office', 7, '谢勇', '唐䶮');

/** Enough of them to see everything of one quarter (`npm start -- --small`). */
export const fewUnits = units.filter(({ id }) =>
  ['finance', 'industry', 'health', 'education', 'chengguan', 'xihu'].includes(id),
);

/** People who are nobody's department: the performance office, committee, raters, supervisors, appeal body and administrators. */
export const staff = [
  { id: 'qian.xitong', name: '钱系统', roles: ['system-administrator'] },
  { id: 'sun.shenji', name: '孙审计', roles: ['audit-administrator'] },
  { id: 'li.jixiao', name: '李绩', roles: ['performance-office'] },
  { id: 'zhou.jixiao', name: '周效', roles: ['performance-office'] },
  { id: 'wu.zhuren', name: '吴主任', roles: ['committee'] },
  { id: 'zheng.weiyuan', name: '郑委员', roles: ['committee'] },
  { id: 'wang.jiandu', name: '王监督', roles: ['supervisor'] },
  { id: 'qi.jiandu', name: '戚监督', roles: ['supervisor'] },
  { id: 'fang.shensu', name: '方申诉', roles: ['appeal-body'] },
  { id: 'leader.1', name: '冯县长', roles: ['rater'] },
  { id: 'leader.2', name: '陈副县长', roles: ['rater'] },
  { id: 'deputy.1', name: '卫代表', roles: ['rater'] },
  { id: 'deputy.2', name: '蒋代表', roles: ['rater'] },
  { id: 'deputy.3', name: '沈委员', roles: ['rater'] },
] as const;

/** The finance bureau assesses its own people, run from a unit of its own that is not among them. */
export const bureau = 'finance';
export const bureauOffice = { id: 'finance-renshi', zh: '财政局人事科', en: 'Personnel of Finance' };
export const bureauStaff = [
  { id: 'bao.renshi', name: '鲍人事', role: 'performance-office' },
  { id: 'shi.renshi', name: '史人事', role: 'performance-office' },
  { id: 'tao.dangzu', name: '陶党组', role: 'committee' },
] as const;
/** Its officials; the first is the contributor of the bureau. The hours are what the personnel office has of their training. */
export const officials = [
  { id: 'finance.clerk', name: '李娜', strength: 8, hours: '96' },
  { id: 'qian.min', name: '钱敏', strength: 6, hours: '90' },
  { id: 'zhao.liang', name: '赵亮', strength: 4, hours: '84' },
  { id: 'sun.jie', name: '孙洁', strength: 9, hours: '29' },
] as const;
/** Whose course nobody entered: they appeal. */
export const appellant = officials[3];
export const hoursInTruth = '92';

export const office = 'jixiao-ban';
export const leaderOf = ({ id }: DemoUnit): string => `${id}.leader`;
export const contributorOf = ({ id }: DemoUnit): string => `${id}.clerk`;
export const subjectOf = ({ id }: DemoUnit): string => `unit.${id}`;

/** Everybody of the county, by the id they sign in with. */
export const everybody: readonly string[] = [
  firstSecurityAdministrator,
  ...[...staff, ...bureauStaff].map(({ id }) => id),
  ...[...units, petitionsOffice].flatMap((unit) => [leaderOf(unit), contributorOf(unit)]),
  ...officials.slice(1).map(({ id }) => id),
];

export const strategies = [
  { id: 'business-climate', zh: '优化营商环境', en: 'A better business climate', source: '县政府工作报告 第一部分' },
  { id: 'investment', zh: '扩大有效投资', en: 'More effective investment', source: '县政府工作报告 第二部分' },
  { id: 'livelihood', zh: '办好民生实事', en: 'Services people feel', source: '县政府工作报告 第三部分' },
];

/** A small linear congruential generator (Numerical Recipes): the demo's figures are the same every time. */
function drawing(seed: number): (from: number, to: number) => number {
  let state = seed * 7_919;
  return (from, to) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return from + Math.floor((state / 4_294_967_296) * (to - from + 1));
  };
}

/** What a unit agrees on for a quarter and what is filed of it. */
export function figuresOf(unit: DemoUnit, quarter: number) {
  const { strength } = unit;
  const next = drawing(units.findIndex(({ id }) => id === unit.id) * 4 + quarter);
  const cases = next(400, 2_400);
  const invested = next(20, 90) * 100;
  const months = [0.3, 0.6, 0.75 + strength / 50 + next(0, 4) / 50].map((share) => Math.round(invested * (1 + share)));
  const taken: Projects = unit.took ? figuresOf(unit.took, quarter).projects : { baseline: 0, months: [] };
  const baseline = invested + taken.baseline;
  return {
    online: { target: '0.95', done: `${Math.round((cases * (83 + strength + next(0, 4))) / 100)}`, cases: `${cases}` },
    projects: {
      baseline,
      target: baseline * 2,
      months: months.map((amount, month) => amount + (taken.months[month] ?? 0)),
    },
    petitions: { target: '95', filed: `${next(strength < 5 ? 92 : 95, 99)}.${next(0, 9)}` },
    overdue: String(Math.max(0, next(1, 5) - Math.floor(strength / 3))),
    budget: { target: '25', filed: `${next(19, 22) + Math.floor(strength / 3)}.${next(0, 9)}` },
  };
}
interface Projects {
  readonly baseline: number;
  readonly months: readonly number[];
}

/** What a rater thinks of somebody who works so well. */
export function marking(seed: number): (strength: number) => string {
  const next = drawing(seed + 100);
  return (strength) => String(next(78, 86) + strength);
}
