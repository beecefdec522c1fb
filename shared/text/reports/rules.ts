import type { Text } from '../refusal.ts';

/** What a report calls the scoring rules, by their kind in the scheme. */
export const ruleNames: Readonly<Record<string, Text>> = {
  ratio: { zh: '完成率', en: 'ratio' },
  progress: { zh: '进度', en: 'progress' },
  threshold: { zh: '达标', en: 'threshold' },
  interpolate: { zh: '插值', en: 'interpolated' },
  steps: { zh: '分段', en: 'steps' },
  shortfall: { zh: '差额扣分', en: 'shortfall' },
  count: { zh: '计数', en: 'count' },
  milestones: { zh: '节点', en: 'milestones' },
  rank: { zh: '名次', en: 'rank' },
  relative: { zh: '与同类比较', en: 'against peers' },
  rating: { zh: '评分', en: 'rating' },
  votes: { zh: '票决', en: 'votes' },
  survey: { zh: '满意度', en: 'survey' },
  imported: { zh: '外部得分', en: 'imported' },
  growth: { zh: '增长率', en: 'growth' },
  formula: { zh: '公式', en: 'formula' },
};
