import type { Text } from './refusal.ts';

interface Blanks {
  readonly part: string;
  readonly period: string;
}

/** What is wrong with the periods that a year is to be rolled up from. */
export const rollUpFaults = {
  'no-section': (): Text => ({
    zh: '考核办法没有周期折算部分，不汇总其他周期',
    en: 'the scheme has no section of periods, so none are rolled up',
  }),
  'not-named': ({ part }: Blanks): Text => ({
    zh: `没有写明“${part}”是哪个周期`,
    en: `which period ${part} is, is not said`,
  }),
  unknown: ({ part }: Blanks): Text => ({ zh: `考核办法中没有“${part}”`, en: `the scheme has no ${part}` }),
  missing: ({ part, period }: Blanks): Text => ({
    zh: `“${part}”的周期 ${period} 尚未建立或已撤销`,
    en: `${period}, named for ${part}, does not exist or was cancelled`,
  }),
  itself: ({ part }: Blanks): Text => ({ zh: `“${part}”是本周期自己`, en: `${part} is the period itself` }),
  owner: ({ part, period }: Blanks): Text => ({
    zh: `“${part}”的周期 ${period} 既不由本周期的主持单位、也不由其上级主持`,
    en: `${period}, named for ${part}, is run neither by the owner of this period nor from above it`,
  }),
  outside: ({ part, period }: Blanks): Text => ({
    zh: `“${part}”的周期 ${period} 不在本周期起止日之内`,
    en: `${period}, named for ${part}, does not lie within this period`,
  }),
  overlap: ({ part, period }: Blanks): Text => ({
    zh: `“${part}”的周期 ${period} 与其他周期重叠`,
    en: `${period}, named for ${part}, overlaps another one`,
  }),
  gap: ({ part, period }: Blanks): Text => ({
    zh: `“${part}”的周期 ${period} 前后有未覆盖的日期，而考核办法要求前后相接`,
    en: `there are days beside ${period}, named for ${part}, that no period covers, and the scheme asks for none`,
  }),
} satisfies Record<string, (blanks: Blanks) => Text>;

export type RollUpFault = keyof typeof rollUpFaults;

export const recheckTexts = {
  sampled: { zh: '抽查选中，依职权复核', en: 'Drawn by sampling: rechecked ex officio' },
  stale: {
    zh: '所汇总周期的得分经复核变更，依职权复核本周期得分',
    en: 'A recheck changed the score of a period that is rolled up: this score is rechecked ex officio',
  },
} satisfies Record<string, Text>;
