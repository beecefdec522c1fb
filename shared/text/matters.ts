import type { Text } from './refusal.ts';

/** What people call a kind of matter, its states and what is done with it. Its table is typed by these: each names all of the other. */
export interface MatterText {
  readonly name: Text;
  /** What it is for, to whoever has never had one. */
  readonly about: Text;
  readonly states: Readonly<Record<string, Text>>;
  readonly moves: Readonly<Record<string, Text>>;
}

export const matterTexts = {
  rechecks: {
    name: { zh: '异议与复核', en: 'recheck' },
    about: {
      zh: '对考核结果有异议的，在异议期内提出，由监督机构复核并作出决定。就同一结果只能提出一次，请把理由和佐证一次写全。',
      en: 'Whoever objects to a result says so in time; a supervisor looks at it again and decides. Once for each result, so give all reasons and evidence.',
    },
    states: {
      lodged: { zh: '已受理', en: 'lodged' },
      extended: { zh: '已延期', en: 'extended' },
      upheld: { zh: '异议成立', en: 'upheld' },
      dismissed: { zh: '已驳回', en: 'dismissed' },
      withdrawn: { zh: '已撤回', en: 'withdrawn' },
    },
    moves: {
      object: { zh: '提出异议', en: 'object to the provisional result' },
      ask: { zh: '由绩效办提请复核', en: 'have the office ask for a recheck' },
      open: { zh: '由监督机构依职权启动', en: 'open it ex officio, for another supervisor to decide' },
      extend: { zh: '延长办理期限', en: 'extend its clock, once' },
      uphold: { zh: '决定异议成立', en: 'uphold it; corrections make a new version of the score sheet' },
      dismiss: { zh: '决定异议不成立', en: 'dismiss it' },
      withdraw: { zh: '撤回', en: 'withdraw it' },
    },
  },
  orders: {
    name: { zh: '整改通知', en: 'rectification order' },
    about: {
      zh: '结果审定后，就得分单上的问题要求整改，限期书面报告，核验后销号。',
      en: 'After approval: something on the score sheet is to be put right, reported in time and verified.',
    },
    states: {
      issued: { zh: '已下达', en: 'issued' },
      answered: { zh: '已报告待核验', en: 'answered' },
      returned: { zh: '已退回', en: 'sent back' },
      accepted: { zh: '已销号', en: 'accepted' },
    },
    moves: {
      issue: { zh: '下达', en: 'issue it on an approved result' },
      answer: { zh: '报告整改情况', en: 'answer it' },
      accept: { zh: '核验通过', en: 'accept the answer' },
      return: { zh: '核验退回', en: 'send the answer back' },
    },
  },
  notices: {
    name: { zh: '督促通知单', en: 'supervision notice' },
    about: {
      zh: '工作进展迟缓或者发现问题的，要求查明原因、限期书面答复，由第三人核实。',
      en: 'While the work runs: find the cause and answer in writing in time; a third person verifies it.',
    },
    states: {
      issued: { zh: '已发出', en: 'issued' },
      answered: { zh: '已答复待核实', en: 'answered' },
      returned: { zh: '已退回', en: 'sent back' },
      accepted: { zh: '已办结', en: 'accepted' },
    },
    moves: {
      issue: { zh: '发出', en: 'issue it' },
      answer: { zh: '答复', en: 'answer it' },
      accept: { zh: '核实通过', en: 'accept the answer' },
      return: { zh: '退回补充', en: 'send the answer back' },
    },
  },
  remarks: {
    name: { zh: '公示意见', en: 'remark' },
    about: {
      zh: '公示期间收到的意见，由绩效办逐条答复。',
      en: 'What was said while the results were announced; the office answers each.',
    },
    states: {
      received: { zh: '已收到待答复', en: 'received' },
      upheld: { zh: '意见成立', en: 'upheld' },
      dismissed: { zh: '意见不成立', en: 'not upheld' },
    },
    moves: {
      make: { zh: '提出', en: 'make it while the results are announced' },
      uphold: { zh: '答复意见成立并转复核', en: 'uphold it and have the subject rechecked' },
      dismiss: { zh: '答复意见不成立', en: 'answer that it is not so' },
    },
  },
  appeals: {
    name: { zh: '申诉', en: 'appeal' },
    about: {
      zh: '公务员对复核决定或者考核结果不服的，在期限内提出，由申诉受理机关处理。申诉期间不停止执行，也不会因申诉加重。',
      en: 'An official appeals against a decision or a result in time; the outcome never gets heavier through it.',
    },
    states: {
      appealed: { zh: '已提出待受理', en: 'lodged, to be accepted' },
      accepted: { zh: '已受理', en: 'accepted' },
      extended: { zh: '已延期', en: 'extended' },
      late: { zh: '逾期不予受理', en: 'rejected as late' },
      upheld: { zh: '申诉成立', en: 'upheld' },
      dismissed: { zh: '维持原结果', en: 'dismissed' },
      withdrawn: { zh: '已撤回', en: 'withdrawn' },
    },
    moves: {
      appeal: { zh: '提出申诉', en: 'appeal after a recheck, or directly' },
      accept: { zh: '受理', en: 'accept it for decision' },
      reject: { zh: '因逾期不予受理', en: 'reject it as late' },
      extend: { zh: '延长办理期限', en: 'extend its clock, once' },
      uphold: { zh: '决定申诉成立', en: 'uphold it; corrections make a new version of the score sheet' },
      dismiss: { zh: '决定维持原结果', en: 'dismiss it' },
      withdraw: { zh: '撤回', en: 'withdraw it' },
    },
  },
  'late-inputs': {
    name: { zh: '补报重评', en: 'late input' },
    about: {
      zh: '因缺数据未能计分的对象，经委员会准予，补报所缺数据后重新计分。',
      en: 'A subject that could not be scored brings in what is missing, with the committee’s leave, and is scored anew.',
    },
    states: {
      asked: { zh: '已提请待决定', en: 'asked for' },
      open: { zh: '准予补报', en: 'permitted' },
      declined: { zh: '不予补报', en: 'declined' },
      scored: { zh: '已重新计分', en: 'scored anew' },
    },
    moves: {
      ask: { zh: '提请准予补报', en: 'ask that a subject set aside may bring in what is missing' },
      permit: { zh: '准予补报', en: 'permit it, until a day of the feedback phase' },
      open: { zh: '由委员会直接准予补报', en: 'permit it of the committee’s own motion' },
      decline: { zh: '不予补报', en: 'decline it' },
      settle: { zh: '补报完成，交付计分', en: 'find that all is in, and have the subject scored' },
      score: { zh: '重新计分', en: 'score it anew' },
    },
  },
  outliers: {
    name: { zh: '异常数据核实', en: 'outlier' },
    about: {
      zh: '系统筛查发现的异常数据，由绩效办核实后认定无误或者退回更正。',
      en: 'A figure that stands out: the office confirms it or sends it back.',
    },
    states: {
      found: { zh: '待核实', en: 'to be looked into' },
      confirmed: { zh: '经核实无误', en: 'confirmed' },
      returned: { zh: '已退回更正', en: 'returned for correction' },
    },
    moves: {
      find: { zh: '系统筛查发现', en: 'find it among the figures of the peer group' },
      confirm: { zh: '认定数据无误', en: 'confirm that the figure is right' },
      return: { zh: '退回填报', en: 'return the filing for correction' },
    },
  },
  applications: {
    name: { zh: '加分申请', en: 'application for a bonus' },
    about: {
      zh: '获得表彰奖励等加分事项的，持文件申请加分；绩效办核实，委员会审定后计入得分。考核阶段结束前未审定的不计分。',
      en: 'Ask for bonus points with the document they rest on: the office verifies, the committee grants. What is not granted by the end of assessment does not count.',
    },
    states: {
      applied: { zh: '已申请待核实', en: 'to be verified' },
      returned: { zh: '已退回补充', en: 'sent back' },
      verified: { zh: '已核实待审定', en: 'verified, to be decided' },
      granted: { zh: '已审定加分', en: 'granted' },
      refused: { zh: '不予加分', en: 'refused' },
      withdrawn: { zh: '已撤回', en: 'withdrawn' },
    },
    moves: {
      apply: { zh: '申请加分', en: 'apply for a bonus' },
      supply: { zh: '补充材料', en: 'supply what is lacking' },
      verify: { zh: '核实属实，报委员会审定', en: 'verify it and lay it before the committee' },
      return: { zh: '退回补充', en: 'send it back for more' },
      refuse: { zh: '核实后不予加分', en: 'refuse it after looking into it' },
      grant: { zh: '审定同意加分', en: 'grant it; the points count at once' },
      decline: { zh: '审定不予加分', en: 'decline it' },
      withdraw: { zh: '撤回', en: 'withdraw it' },
    },
  },
  adjustments: {
    name: { zh: '加减分', en: 'bonus or deduction' },
    about: {
      zh: '绩效办持文件登记加减分，由第二人审核后计入得分。考核阶段结束前未审核的不计分。',
      en: 'The office proposes a bonus or deduction with its document; a second person decides. What is not decided by the end of assessment does not count.',
    },
    states: {
      proposed: { zh: '待审核', en: 'proposed' },
      approved: { zh: '已通过', en: 'approved' },
      rejected: { zh: '未通过', en: 'rejected' },
      removed: { zh: '复核后撤销', en: 'removed by a recheck' },
    },
    moves: {
      propose: { zh: '登记加减分', en: 'propose it with its document' },
      approve: { zh: '审核通过', en: 'approve it' },
      reject: { zh: '审核不通过', en: 'reject it' },
      remove: { zh: '复核后撤销', en: 'remove it by a recheck' },
    },
  },
  vetoes: {
    name: { zh: '一票否决事项', en: 'veto' },
    about: {
      zh: '绩效办持文件登记否决事项，由委员会审定。它不改变得分，只限制等次。',
      en: 'The office proposes a veto event with its document; the committee decides. It caps the grade and never changes the score.',
    },
    states: {
      proposed: { zh: '待审定', en: 'proposed' },
      approved: { zh: '已审定', en: 'approved' },
      rejected: { zh: '未通过', en: 'rejected' },
      removed: { zh: '复核后撤销', en: 'removed by a recheck' },
    },
    moves: {
      propose: { zh: '登记否决事项', en: 'propose it with its document' },
      approve: { zh: '审定属实', en: 'approve it' },
      reject: { zh: '审定不通过', en: 'reject it' },
      remove: { zh: '复核后撤销', en: 'remove it by a recheck' },
    },
  },
  visits: {
    name: { zh: '察访核验', en: 'spot check' },
    about: {
      zh: '两人以上现场察访，所见情况告知对象并限期说明，再由第三人认定：通报、按考核办法扣分，或者撤销。',
      en: 'Two inspectors or more see for themselves; the subject answers in time, and a third person notes it, deducts by the scheme, or drops it.',
    },
    states: {
      recorded: { zh: '已告知待说明', en: 'to be answered' },
      answered: { zh: '已说明待认定', en: 'answered' },
      noted: { zh: '已认定通报', en: 'noted' },
      deducted: { zh: '已认定扣分', en: 'points deducted' },
      dropped: { zh: '已撤销', en: 'dropped' },
    },
    moves: {
      record: { zh: '登记察访情况', en: 'enter what was seen' },
      answer: { zh: '说明情况', en: 'answer it' },
      deduct: { zh: '认定属实并扣分', en: 'find it so and deduct points' },
      note: { zh: '认定属实，予以通报', en: 'find it so without a deduction' },
      drop: { zh: '撤销', en: 'drop it' },
    },
  },
} satisfies Readonly<Record<string, MatterText>>;

/** What the routes of every kind are called. */
export const matterRoutes = {
  move: { zh: '{kind}：{move}', en: '{kind}: {move}' },
  list: { zh: '{kind}台账', en: 'Each {kind} of a period, open ones first' },
  ofSubject: { zh: '本对象的{kind}', en: 'Each {kind} of a subject' },
  every: { zh: '办理事项台账', en: 'Matters of every kind of a period, open ones first' },
  everyOfSubject: { zh: '本对象的办理事项', en: 'Matters of every kind of a subject' },
  acts: { zh: '查看办理事项及可办理的步骤', en: 'Read a matter with its whole history and its next moves' },
  openings: { zh: '可以提出的办理事项', en: 'What the caller may begin about a subject, with the form of each' },
  sample: {
    zh: '按比例抽取考核对象依职权复核',
    en: 'Have subjects drawn by share and seed whose results are rechecked',
  },
  read: { zh: '查看{kind}', en: 'Read a {kind} and what can be done with it' },
} satisfies Readonly<Record<string, Text>>;
