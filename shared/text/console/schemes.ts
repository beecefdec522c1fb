import type { Text } from '../refusal.ts';

/** 考核办法 */
export const schemesPage = {
  title: { zh: '考核办法', en: 'Schemes' },
  about: {
    zh: '起草、检查、比较和审批考核办法；已批准的版本不再变动，改动另起新版本。',
    en: 'Draft, check, compare and approve schemes. An approved version never changes; a new one is made.',
  },
  list: { zh: '考核办法一览', en: 'Schemes' },
  none: {
    zh: '还没有考核办法：可由办法库起草，也可沿用以往周期的办法',
    en: 'There is no scheme yet: begin from the library, or take over that of an earlier period',
  },
  name: { zh: '办法', en: 'Scheme' },
  owner: { zh: '所属单位', en: 'Of' },
  'of-county': { zh: '本地区', en: 'the jurisdiction' },
  approved: { zh: '现行版本', en: 'In force' },
  'approved-by': { zh: '第{version}版，{day}由{meeting}批准', en: 'Version {version}, approved on {day} by {meeting}' },
  'not-approved': { zh: '尚未批准', en: 'none yet' },
  open: { zh: '在办版本', en: 'In hand' },
  'open-version': { zh: '第{version}版', en: 'Version {version}' },
  'no-open': { zh: '无', en: 'none' },
  'new-library': { zh: '由办法库起草', en: 'Begin from the library' },
  'new-copy': { zh: '沿用以往周期', en: 'Take over an earlier period’s' },
  'begin-version': { zh: '起草新版本', en: 'Draft a new version' },
  'has-open': { zh: '已有在办的第{version}版', en: 'Version {version} is in hand already' },
  'office-only': { zh: '由绩效办起草', en: 'The performance office drafts' },
  back: { zh: '返回一览', en: 'All schemes' },
  version: { zh: '版本', en: 'Version' },
  'version-choice': { zh: '第{version}版 · {state}', en: 'Version {version} · {state}' },
  'tab-document': { zh: '办法内容', en: 'The scheme' },
  'tab-whole': { zh: '全文', en: 'Whole text' },
  'tab-changes': { zh: '变动', en: 'Changes' },
  'tab-report': { zh: '沿用情况', en: 'What was taken over' },
  views: { zh: '查看', en: 'Views' },
  returned: { zh: '{day}被委员会退回修改', en: 'Returned by the committee on {day}' },
  dropped: { zh: '{day}作废', en: 'Dropped on {day}' },
  'read-only': { zh: '第{version}版{state}，不能修改。', en: 'Version {version} is {state} and is not changed.' },
  'read-only-role': {
    zh: '您可查看，不能修改；修改由绩效办办理。',
    en: 'You may read it; the performance office changes it.',
  },
} satisfies Record<string, Text>;
