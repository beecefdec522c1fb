import type { Text } from '../refusal.ts';

/** 评分 */
export const ratingPage = {
  title: { zh: '评分', en: 'Rating' },
  about: {
    zh: '在一张表上为全部考核对象评分；提交前只有您本人能看到。',
    en: 'One sheet for everybody you rate; until you submit, nobody but you sees it.',
  },
  'no-period': { zh: '没有需要您评分的考核周期。', en: 'There is no period for you to rate in.' },
  'no-seats': {
    zh: '本周期没有指定您评分的对象。由绩效办指定后会出现在这里。',
    en: 'You have not been assigned anybody in this period. Whom the office assigns will stand here.',
  },
  sheet: { zh: '评分表', en: 'Sheet of marks' },
  subject: { zh: '考核对象', en: 'Subject' },
  group: { zh: '评委组', en: 'Rater group' },
  state: { zh: '状态', en: 'State' },
  scale: { zh: '0至{max}分', en: '0 to {max}' },
  votes: { zh: '选择等次', en: 'choose a grade' },
  counts: { zh: '占{points}分', en: 'counts {points} points' },
  cell: { zh: '{subject}：{indicator}', en: '{subject}: {indicator}' },
  'not-asked': { zh: '不评', en: 'not asked' },
  abstain: { zh: '弃权', en: 'Abstain' },
  'abstain-of': { zh: '弃权：{subject}，{indicator}', en: 'Abstain: {subject}, {indicator}' },
  'abstain-about': {
    zh: '弃权不计为零分，该项以其他评委的评分计算。请写明理由。',
    en: 'An abstention is no zero: the item is scored by the other raters. Say why.',
  },
  abstained: { zh: '已弃权：{reason}', en: 'abstained: {reason}' },
  'abstain-undo': { zh: '撤回弃权', en: 'Mark after all' },
  'not-number': { zh: '请填数字，如 92.5', en: 'A number such as 92.5' },
  'off-scale': { zh: '应在0至{max}之间', en: 'Between 0 and {max}' },
  digits: { zh: '小数至多六位', en: 'At most six decimals' },
  changed: { zh: '有改动', en: 'Changed' },
  lost: {
    zh: '原先保存的草稿因封存密钥更换无法打开，请重新填写',
    en: 'The saved draft opens no more since the sealing key changed; fill it in again',
  },
  due: { zh: '评分截止', en: 'Due' },
  done: { zh: '已提交{done}个，共{all}个', en: '{done} of {all} submitted' },
  save: { zh: '保存草稿', en: 'Save draft' },
  submit: { zh: '提交', en: 'Submit' },
  'submit-some': { zh: '提交{count}个对象', en: 'Submit {count} subjects' },
  'nothing-changed': { zh: '没有需要保存的改动', en: 'Nothing has changed' },
  'nothing-whole': {
    zh: '还没有评完的对象：一个对象的全部指标都评分或弃权后才能提交',
    en: 'No subject is marked in full: give a mark or abstain in every column first',
  },
  'all-submitted': { zh: '已全部提交，没有改动', en: 'All is submitted and nothing has changed' },
  faulty: { zh: '有{count}处填写有误，已标红', en: '{count} cells are wrong; they are marked red' },
  'confirm-title': { zh: '提交{count}个对象的评分', en: 'Submit the marks of {count} subjects' },
  'confirm-about': {
    zh: '提交后，绩效办和监督机构可以看到您的评分。评分阶段结束前仍可更正，更正也须提交，不能再转为草稿。',
    en: 'Once submitted, the office and the supervisors see your marks. Until rating ends you may correct them; a correction is submitted too and never becomes a draft again.',
  },
  'confirm-left': {
    zh: '另有{count}个对象尚未评完，本次不提交。',
    en: '{count} other subjects are not marked in full and stay as they are.',
  },
  sending: { zh: '正在送出：{done} / {all}', en: 'Sending: {done} of {all}' },
  'saved-now': { zh: '已保存{count}个对象的草稿', en: 'Drafts of {count} subjects are saved' },
  'submitted-now': { zh: '已提交{count}个对象的评分', en: 'The marks of {count} subjects are submitted' },
  'some-refused': {
    zh: '{count}个对象未被接受，原因见各行',
    en: '{count} subjects were not taken; each row says why',
  },
  keys: {
    zh: '键盘：回车、↑↓ 换行，Tab 换列，Ctrl+S 保存草稿；输入“弃”写明弃权理由；可从 Excel 复制后粘贴。',
    en: 'Keys: Enter, ↑↓ move between rows, Tab between columns, Ctrl+S saves; type “/” to abstain; paste from Excel.',
  },
  spread: { zh: '评分分布', en: 'How you have marked' },
  'spread-about': {
    zh: '随填随算，只有您能看到；考核办法未限定各档比例。',
    en: 'Counted as you type, for you alone; the scheme sets no shares.',
  },
  'spread-limited': {
    zh: '随填随算，只有您能看到；考核办法限定了高分比例，超出的不能提交。',
    en: 'Counted as you type, for you alone. The scheme limits high marks; beyond that nothing is submitted.',
  },
  limit: {
    zh: '{from}分（含）以上：{count}个，至多{allowed}个（{share}%）',
    en: '{from} or more: {count}, at most {allowed} ({share}%)',
  },
  'limit-over': {
    zh: '{from}分（含）以上已有{count}个，超过至多{allowed}个（{share}%），请调低',
    en: '{from} or more: {count}, above the {allowed} allowed ({share}%); lower some',
  },
  'over-limit': {
    zh: '高分对象超出考核办法限定的比例，请按“评分分布”的提示调低',
    en: 'More subjects are marked high than the scheme allows: see “How you have marked”',
  },
  marked: { zh: '已评{done} / {all}', en: '{done} of {all} marked' },
  abstentions: { zh: '弃权{count}', en: '{count} abstained' },
  figures: { zh: '最高{highest}　最低{lowest}　平均{mean}', en: 'highest {highest} · lowest {lowest} · mean {mean}' },
  alike: {
    zh: '全部对象同分，评分没有区分',
    en: 'Everybody has the same mark: nothing tells them apart',
  },
  'step-of': { zh: '{from}–{to}', en: '{from}–{to}' },
  'step-below': { zh: '{to}以下', en: 'below {to}' },
  step: { zh: '{name}：{count}个，{share}%', en: '{name}: {count}, {share}%' },
} satisfies Record<string, Text>;

export const seatStates = {
  assigned: { zh: '未评', en: 'Not marked' },
  sealed: { zh: '草稿已密封', en: 'Sealed draft' },
  submitted: { zh: '已提交', en: 'Submitted' },
  recused: { zh: '已回避', en: 'Recused' },
} satisfies Record<string, Text>;
