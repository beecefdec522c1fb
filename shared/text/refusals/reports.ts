import type { Refusal } from '../refusal.ts';

export const reports = {
  'audit.no-collection': {
    kind: 'invalid',
    zh: '没有审计链 {name}。',
    en: 'There is no audit chain {name}.',
  },
  'audit.empty': { kind: 'missing', zh: '审计链 {name} 尚无记录。', en: 'Audit chain {name} has no entries yet.' },
  'audit.no-seal': {
    kind: 'missing',
    zh: '考核周期 {period} 尚未封存，没有可对照的清单。',
    en: 'Period {period} is not sealed yet: there is no manifest to compare with.',
    legal: { zh: '可先核验单条审计链。', en: 'A single chain can be verified at any time.' },
  },
  'audit.no-anchor': {
    kind: 'missing',
    zh: '本地区的审计链尚未锚定。',
    en: 'The audit chains of this jurisdiction are not anchored yet.',
    legal: { zh: '首次锚定在设立后的当夜完成。', en: 'The first anchor is written in the night after it is set up.' },
  },
  'audit.not-anchored': {
    kind: 'missing',
    zh: '最近一次锚定中没有审计链 {name}。',
    en: 'The newest anchor does not name audit chain {name}.',
    legal: { zh: '新设的审计链在当夜锚定。', en: 'A new chain is anchored in the following night.' },
  },
  'reports.none': {
    kind: 'missing',
    zh: '没有 {of} 的这份报告。',
    en: 'There is no such report of {of}.',
    legal: {
      zh: '可取的报告见清单；考核结束或结果公布后生成。',
      en: 'See the list; reports are written at the close and at publication.',
    },
  },
  'reports.no-table': {
    kind: 'missing',
    zh: '没有这份表格，或者该表格不是本人以现有角色要求制作的。',
    en: 'There is no such table, or you did not ask for it in a role you hold now.',
    legal: { zh: '请重新要求制作。', en: 'Ask for it anew.' },
  },
  'reports.table-unfinished': {
    kind: 'conflict',
    zh: '表格尚在制作中，没有第 {file} 个文件。',
    en: 'The table is still being made, and has no file {file}.',
    legal: { zh: '请稍后查询进度。', en: 'Ask how far it is a little later.' },
  },
  'reports.tables-unfinished': {
    kind: 'conflict',
    zh: '您要求的表格尚有 {maximum} 份正在制作，不能再要求。',
    en: 'As many tables as are made for one person at a time ({maximum}) are still being made for you.',
    legal: { zh: '请待其中一份制成后再要求。', en: 'Ask again once one of them is done.' },
  },
  'reports.table-too-early': {
    kind: 'conflict',
    zh: '考核周期 {period} 尚未启动，没有可列的考核对象。',
    en: 'Period {period} is not open yet: it has no subjects to list.',
    legal: {
      zh: '请在考核周期启动后再要求制作。',
      en: 'Ask for the table once the period is open.',
    },
  },
  'reports.not-published': {
    kind: 'forbidden',
    zh: '本周期结果尚未公布，初步结果的汇总报告不对外提供。',
    en: 'The results of this period are not published; the provisional report of the whole period is not handed out.',
    legal: { zh: '可取本单位或本人的报告。', en: 'You may fetch the report of your own unit or your own.' },
  },
  'reports.parties-only': {
    kind: 'forbidden',
    zh: '本周期的汇总报告含公务员个人考核结果，只提供给绩效办、绩效管理委员会和监督机构。',
    en: 'The report of this period has the results of individual officials; only the performance office, the committee and the supervisory body may have it.',
    legal: {
      zh: '可取本人或本单位的报告；各单位的结果见公布的名单。',
      en: 'You may fetch your own report or that of your unit; the results of units are in the published list.',
    },
  },
  'reports.no-manifest': {
    kind: 'missing',
    zh: '该批次报告尚无清单，不能核验。',
    en: 'This run of reports has no manifest yet and cannot be verified.',
    legal: {
      zh: '请在该批次报告全部生成、清单封存后核验。',
      en: 'Verify it once all reports of the run are written and its manifest is sealed.',
    },
  },
} satisfies Record<string, Refusal>;
