import * as z from 'zod';
import { Wording } from '../text.ts';
import { Decimal, Name, Slug } from './wording.ts';

const clock = z.strictObject({ days: z.int().min(1), calendar: z.enum(['working', 'natural']) });

/** From the end of a slot to the day its filing is due, by how often it is filed. */
const FilingClocks = z.strictObject({ month: clock, quarter: clock, 'half-year': clock, year: clock.optional() });

/** Time limits of the cycle; the calendar of the jurisdiction says which days are working days. */
export const Clocks = z.strictObject({
  /** 异议: the subject asks for a recheck after the provisional result. */
  objection: clock,
  /** 复核决定 */
  recheckDecision: clock,
  /** 复核改变结果的，重新审批 */
  changedResultApproval: clock,
  /** 申诉 (officials): after the decision on a recheck; directly, in place of one; the decision, and its extension. */
  appeal: clock.optional(),
  appealDirect: clock.optional(),
  appealDecision: clock.optional(),
  appealExtension: clock.optional(),
  /** 督办通知、整改通知的答复 */
  noticeAnswer: clock,
  /** 核对: so long the subject may remark on a figure that another unit provides, and never past the end of assessment. */
  remark: clock.optional(),
  /** 填报期限. Left out, as usual, and the last slot of each frequency has the whole assessment. */
  filing: FilingClocks.optional(),
  /** 预警: so long before a filing is due. */
  filingWarning: clock.optional(),
  /** 红牌: so long after it. */
  redCard: clock.optional(),
  /** 公示: between approval and publication; of no days: none. */
  announcement: clock.extend({ days: z.int().min(0) }).optional(),
  /** 答复公示意见 */
  remarkAnswer: clock.optional(),
  /** 送达: whoever has not acknowledged the notice by then counts as served. */
  delivery: clock.optional(),
  /** 补报: so long a subject that could not be scored may bring in what is missing, and never past the feedback phase. */
  lateInputs: clock.optional(),
  /** 退回补正: so long a figure that was returned may be filed anew before its slot is missing, and never past the end of assessment. */
  correction: clock.optional(),
});
export type Clocks = z.infer<typeof Clocks>;
/** Those that something starts, each by itself. */
export type ClockName = Exclude<keyof Clocks, 'filing'>;

/**
 * Monthly within 5 working days, quarterly within 10, half-yearly by the 15th of the next month, yearly by the end of January; a
 * warning 5 working days before, 黄牌 at the end of it, 红牌 2 working days later (SZ).
 */
const usualTimes = {
  month: { days: 5, calendar: 'working' },
  quarter: { days: 10, calendar: 'working' },
  'half-year': { days: 15, calendar: 'natural' },
  year: { days: 31, calendar: 'natural' },
  warning: { days: 5, calendar: 'working' },
  red: { days: 2, calendar: 'working' },
} as const;

/** The clocks of filings as a scheme has them, or as usual where it says nothing. */
export const filingClocks = ({ filing, filingWarning, redCard }: Partial<Clocks>) => ({
  ...usualTimes,
  ...filing,
  /** Whether the last slot is due by the clock too. */
  declared: filing !== undefined,
  warning: filingWarning ?? usualTimes.warning,
  red: redCard ?? usualTimes.red,
});

/**
 * 公务员法第九十五、九十六条: after a recheck an official appeals within fifteen days, directly within thirty; the appeal is decided within
 * sixty days of its acceptance, which may be extended by thirty.
 */
const appealTimes = {
  appeal: { days: 15, calendar: 'natural' },
  appealDirect: { days: 30, calendar: 'natural' },
  appealDecision: { days: 60, calendar: 'natural' },
  appealExtension: { days: 30, calendar: 'natural' },
} as const;

/** "公示时间不少于五个工作日"（公务员考核规定）: the clocks of a scheme, with what is usual where it need not say. */
export const clocksOf = ({ clocks }: { readonly clocks: Clocks }) => ({
  ...clocks,
  announcement: clocks.announcement ?? { days: 5, calendar: 'working' as const },
  remarkAnswer: clocks.remarkAnswer ?? { days: 5, calendar: 'working' as const },
  /** 核对期 */
  remark: clocks.remark ?? { days: 5, calendar: 'working' as const },
  delivery: clocks.delivery ?? { days: 3, calendar: 'working' as const },
  lateInputs: clocks.lateInputs ?? { days: 5, calendar: 'working' as const },
  correction: clocks.correction ?? { days: 3, calendar: 'working' as const },
  appeal: clocks.appeal ?? appealTimes.appeal,
  appealDirect: clocks.appealDirect ?? appealTimes.appealDirect,
  appealDecision: clocks.appealDecision ?? appealTimes.appealDecision,
  appealExtension: clocks.appealExtension ?? appealTimes.appealExtension,
});

/** Who is told the results between approval and publication: the subject's own unit, everybody who works here, everybody. */
export const Audience = z.enum(['unit', 'jurisdiction', 'public']);
export type Audience = z.infer<typeof Audience>;

/**
 * 公示意见的条数: how many one person makes on one subject, and how many are taken without a name on it, in all and within an hour. More are
 * read by nobody, and whoever sends them keeps others from being heard.
 */
export const RemarkLimits = z.strictObject({
  each: z.int().min(1).max(50),
  unnamed: z.int().min(0).max(150),
  unnamedAnHour: z.int().min(0).max(150),
});
type RemarkLimits = z.infer<typeof RemarkLimits>;

const usualRemarks: RemarkLimits = { each: 10, unnamed: 100, unnamedAnHour: 20 };

export const remarkLimitsOf = ({ remarkLimits = usualRemarks }: { readonly remarkLimits?: RemarkLimits | undefined }) =>
  remarkLimits;

/** From when on the clock to object runs (异议期起算): from the provisional results, or from the delivery of the notice of the approved ones. */
export const ObjectionFrom = z.enum(['results', 'notice']);
/** What follows from a grade (结果应用). The system proposes and keeps the register; people decide. */
export const Consequence = z.strictObject({
  id: Slug,
  grade: Slug,
  use: z.enum([
    'notice',
    'bonus',
    'leader-responsibility',
    'rectification',
    'allocation-advice',
    'award-proposal',
    'sanction-proposal',
    'training',
  ]),
  text: Name,
  legalBasis: Wording('prose', 0, 400).optional(),
});
export type Consequence = z.infer<typeof Consequence>;

/** From when on a figure is asked about when it is filed (填报数据存疑提示). */
export const Plausibility = z.strictObject({
  /** Part of a slot that must be over before a figure for it can be complete. */
  elapsed: Decimal,
  /** So many days after the end of its slot a filing is long late. */
  lateDays: z.int().min(1).max(400),
  /** A figure so many times the target or the slot before, or such a part of it, may be in another unit. */
  times: Decimal,
});
export type Plausibility = z.infer<typeof Plausibility>;

export const usualPlausibility: Plausibility = { elapsed: '0.25', lateDays: 45, times: '50' };

/** 离群数据: from when on a figure is laid before the office once its slot is red; what is left out is as usual. */
export const Outliers = z.strictObject({
  /** So many standard deviations, told from the median, within the peer group. */
  z: Decimal.optional(),
  /** Such a part of the median away from it, where more than half of a group are alike. */
  floor: Decimal.optional(),
  /** So many times the slot before, or such a part of it. */
  times: Decimal.optional(),
  /** In a group of fewer figures nobody stands out. */
  least: z.int().min(3).max(1000).optional(),
});
export type Outliers = z.infer<typeof Outliers>;

export const usualOutliers = { z: '3.5', floor: '0.1', times: '10', least: 5 };

/** 逾期填报扣分: the deduction line on which points are proposed for each filing that came late, or was red; nobody is spared the second person. */
export const LateFiling = z.strictObject({
  line: Slug,
  points: Decimal,
  per: z.enum(['red', 'late']),
  cap: Decimal.optional(),
});
