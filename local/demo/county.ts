/** 示例县: the demo county. Names are invented; the structure is that of any county's departments and towns. */
export const jurisdiction = '330199';
export const firstSecurityAdministrator = 'zhao.anquan';

export const settings = {
  name: { zh: '示例县', en: 'Shili County' },
  timeZone: 'Asia/Shanghai',
  peerGroups: [
    { id: 'economic', name: { zh: '经济管理部门', en: 'Economic departments' } },
    { id: 'social', name: { zh: '社会民生部门', en: 'Social departments' } },
    { id: 'towns', name: { zh: '乡镇（街道）', en: 'Towns' } },
  ],
  evidence: { maximumBytes: 20_000_000, types: ['application/pdf', 'image/png', 'image/jpeg', 'text/csv'] },
};

export interface DemoUnit {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly group: string;
  /** Surnames are enough to tell people apart in a demo; the leader first, then the contributor. */
  readonly people: readonly [leader: string, contributor: string];
}

const row =
  (group: string) =>
  (id: string, zh: string, en: string, leader: string, contributor: string): DemoUnit => ({
    id,
    zh,
    en,
    group,
    people: [leader, contributor],
  });
const economic = row('economic');
const social = row('social');
const town = row('towns');

export const units: readonly DemoUnit[] = [
  economic('finance', '县财政局', 'Finance Bureau', '张伟', '李娜'),
  economic('development', '县发展和改革局', 'Development and Reform Bureau', '王强', '刘洋'),
  economic('industry', '县经济和信息化局', 'Industry and Information Bureau', '陈杰', '杨敏'),
  economic('commerce', '县商务局', 'Commerce Bureau', '黄磊', '周静'),
  economic('agriculture', '县农业农村局', 'Agriculture Bureau', '吴刚', '徐丽'),
  economic('transport', '县交通运输局', 'Transport Bureau', '孙涛', '马超'),
  social('education', '县教育局', 'Education Bureau', '朱红', '胡军'),
  social('health', '县卫生健康局', 'Health Bureau', '郭峰', '林燕'),
  social('civil-affairs', '县民政局', 'Civil Affairs Bureau', '何平', '高翔'),
  social('human-resources', '县人力资源和社会保障局', 'Human Resources Bureau', '梁斌', '郑爽'),
  social('housing', '县住房和城乡建设局', 'Housing Bureau', '罗明', '宋佳'),
  social('environment', '市生态环境局示例分局', 'Environment Bureau', '谢勇', '唐䶮'),
  town('chengguan', '城关街道', 'Chengguan', '韩冰', '曹颖'),
  town('dongxi', '东溪镇', 'Dongxi', '许亮', '邓超'),
  town('nanshan', '南山镇', 'Nanshan', '萧然', '冯雪'),
  town('beiping', '北坪乡', 'Beiping', '曾诚', '程琳'),
  town('xihu', '西湖镇', 'Xihu', '蔡文', '彭博'),
  town('qinglong', '青龙乡', 'Qinglong', '潘悦', '袁野'),
];

/** People who are nobody's department: the performance office, committee, raters, supervisors and administrators. */
export const staff = [
  { id: 'qian.xitong', name: '钱系统', roles: ['system-administrator'] },
  { id: 'sun.shenji', name: '孙审计', roles: ['audit-administrator'] },
  { id: 'li.jixiao', name: '李绩', roles: ['performance-office'] },
  { id: 'zhou.jixiao', name: '周效', roles: ['performance-office'] },
  { id: 'wu.zhuren', name: '吴主任', roles: ['committee'] },
  { id: 'zheng.weiyuan', name: '郑委员', roles: ['committee'] },
  { id: 'wang.jiandu', name: '王监督', roles: ['supervisor'] },
  { id: 'leader.1', name: '冯县长', roles: ['rater'] },
  { id: 'leader.2', name: '陈副县长', roles: ['rater'] },
  { id: 'leader.3', name: '褚副县长', roles: ['rater'] },
  { id: 'deputy.1', name: '卫代表', roles: ['rater'] },
  { id: 'deputy.2', name: '蒋代表', roles: ['rater'] },
  { id: 'deputy.3', name: '沈委员', roles: ['rater'] },
] as const;

export const office = 'jixiao-ban';
export const leaderOf = ({ id }: DemoUnit): string => `${id}.leader`;
export const contributorOf = ({ id }: DemoUnit): string => `${id}.clerk`;
export const subjectOf = ({ id }: DemoUnit): string => `unit.${id}`;

/** Everybody of the county, by the id they sign in with. */
export const everybody: readonly string[] = [
  firstSecurityAdministrator,
  ...staff.map(({ id }) => id),
  ...units.flatMap((unit) => [leaderOf(unit), contributorOf(unit)]),
];

export const strategies = [
  { id: 'business-climate', zh: '优化营商环境', en: 'A better business climate', source: '县政府工作报告 第一部分' },
  { id: 'investment', zh: '扩大有效投资', en: 'More effective investment', source: '县政府工作报告 第二部分' },
  { id: 'livelihood', zh: '办好民生实事', en: 'Services people feel', source: '县政府工作报告 第三部分' },
];

/**
 * The demo's figures, the same every time: what each unit agrees on and what it files. A small linear congruential
 * generator (Numerical Recipes), seeded by the unit's place in the list.
 */
export function figuresOf(place: number) {
  let state = (place + 1) * 7_919;
  const next = (from: number, to: number): number => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return from + Math.floor((state / 4_294_967_296) * (to - from + 1));
  };
  const strength = next(0, 10);
  const cases = next(400, 2_400);
  const investment = next(20, 90) * 100;
  return {
    online: {
      target: '0.95',
      done: String(Math.round((cases * (86 + strength + next(0, 4))) / 100)),
      cases: String(cases),
    },
    projects: {
      baseline: String(investment),
      target: String(investment * 2),
      months: [0.3, 0.6, 0.82 + strength / 50].map((share) => String(Math.round(investment * (1 + share)))),
    },
    petitions: { target: '95', filed: `${next(strength < 3 ? 90 : 95, 99)}.${next(0, 9)}` },
    overdue: String(Math.max(0, next(0, 4) - Math.floor(strength / 3))),
    budget: { target: '25', filed: `${next(20, 26)}.${next(0, 9)}` },
    marks: Array.from({ length: 6 }, () => `${next(78, 88) + strength}`),
  };
}
