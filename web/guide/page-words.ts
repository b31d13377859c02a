import { addWords, type SameKeys } from '../words/i18n.ts';
import type { InnerWord } from './guide-pages.ts';

type Words = Readonly<Record<InnerWord, { readonly name: string; readonly about: string }>>;

/** Pages that the head does not lead to: name and what one does there. */
const innerZh: Words = {
  task: {
    name: '任务页',
    about: '为什么有这项任务、依据哪一条、此前经过；填写、上传附件、留言、转交，选择结果前看到之后会怎样。',
  },
  notifications: {
    name: '通知',
    about: '与您有关的变化：任务办结、转交、留言提到您、临近期限；可以全部标为已读。可以开启短信提醒。',
  },
  openPurchase: { name: '发起采购', about: '分三步填写，也可以从公告文本导入；方式和期限按规则提示。' },
  purchase: {
    name: '采购项目页',
    about: '阶段、期限、文件、公告、提问、开标、评分、合同、办理和审计记录；可以打印，也可以下载全卷。',
  },
  hall: { name: '开标大厅', about: '截止前只有倒计时；截止后交出份额、逐份开启、签署开标记录。' },
  newChallenge: { name: '提出质疑', about: '逐项写明质疑事项、事实和依据，提交前看到能否受理。' },
  propose: { name: '申报项目', about: '写明需求、人数、内容和概算，乡镇申报的先由县级指导。' },
  project: { name: '项目页', about: '一个项目从申报到采购的全过程，入库后安排年度和季度。' },
  challenge: { name: '质疑页', about: '质疑内容、答复期限、答复和落实情况。' },
  newComplaint: { name: '投诉书', about: '对质疑答复不满意的，在期限内向财政部门投诉。' },
  complaint: { name: '投诉页', about: '投诉事项、说明、处理决定和落实情况；补正和撤回也在这里。' },
  admissions: { name: '准入申请', about: '本辖区的申请和审核状态。' },
  admission: { name: '准入申请页', about: '申请内容、附件、逐项核对结果和审核意见。' },
  oneProvider: { name: '承接主体页', about: '一家单位的服务事项、能力、准入和信用。' },
  gradings: {
    name: '年度等级',
    about: '在库单位每年的得分和等级、评定办法；经办人启动年度评定，审批人登记办法，可以导出。',
  },
  debarments: { name: '禁止参加政府采购名单', about: '登记处罚决定，期限内不受理其响应文件和准入申请，期满自动失效。' },
  directory: { name: '指导性目录', about: '目录各版本；经办人起草新版，审批人批准公布。' },
  edition: { name: '目录版本', about: '与现行目录的差别、涉及的采购；修改草案、批准公布。' },
  conditions: { name: '地方承接条件', about: '公布后方可适用的地方条件；经办人在这里公布和废止。' },
  oneExpert: { name: '专家页', about: '一名专家的聘期、应当回避的单位、申请、移出事项和历次评价。' },
  contract: { name: '合同页', about: '合同文本、履约保证金、变更、付款、检查、服务对象和备选单位。' },
  reports: { name: '月报', about: '承接主体每月报告的服务次数、人数和问题。' },
  visits: { name: '服务记录', about: '按对象和月份看计划和实际上门次数，姓名隐去；可以导出。' },
  survey: { name: '服务对象问卷', about: '绩效评价中随机抽取的服务对象：打印问卷、登记电话答复。' },
  overdueReports: { name: '逾期月报', about: '哪些合同的月报到期未交。' },
  watchLimits: { name: '巡查界限', about: '一份合同的每条巡查规则到多少就提示，谁在何时为何改过；可以试算后更改。' },
  lastResorts: {
    name: '兜底单位',
    about: '各地区由谁兜底、谁在何时依据什么登记；监督员可以登记或更换，先看到涉及哪些合同。',
  },
  recordAlerts: { name: '服务记录预警', about: '服务记录里发现的异常，和监督员的核查结论。' },
  trigger: { name: '提出临时接管', about: '三步：原因、会发生什么、确认；也可以组织演练。' },
  takeover: { name: '接管进展', about: '每名救助对象交接到哪一步，问了哪家、怎样答复、还缺什么。' },
  toBidFor: { name: '公开采购', about: '已公告的采购和截止时间，以服务器时钟为准。' },
  documents: {
    name: '采购文件和提问',
    about: '需求、评审因素、标段和限价；向采购人提问；结果公告后看本单位的得分。',
  },
  bid: { name: '编写投标', about: '报价、方案和附件在本机加密密封，开标前任何人看不到。' },
  receipt: { name: '投标回执', about: '证明何时收到、信封散列值；可以下载，离线核验。' },
  ownBids: { name: '我的投标', about: '已提交的投标，截止前可以替换或撤回。' },
  ownContracts: { name: '合同和备选', about: '履行中的合同和要做的事。' },
  ownContract: { name: '合同页（承接）', about: '服务期、付款、检查、变更，以及备选承接的承诺。' },
  ownReports: { name: '提交月报', about: '每个服务月结束后报告，提交后不能更改。' },
  ownVisits: { name: '上门服务记录', about: '逐次登记、表格导入或者由本单位系统上传；没有网络时填写的内容不丢。' },
  apply: { name: '准入申请', about: '申请进入社会力量库；边填边核对条件，附证明材料。' },
  roster: { name: '人员和能力', about: '登记本单位人员和资格、各项服务可同时服务的人数。' },
  ownCredit: { name: '信用记录', about: '记录了什么、来自哪件事、何时记录。' },
  ownTakeover: { name: '接管答复', about: '作为备选单位或原承接主体，看到与本单位有关的部分。' },
};

const innerEn: Words = {
  task: {
    name: 'A task',
    about: 'Why it exists and by which article, what came before; fill in, attach, comment, hand on, decide.',
  },
  notifications: {
    name: 'Notifications',
    about: 'What concerns you: decisions, hand-overs, mentions, due dates; all read at once.',
  },
  openPurchase: {
    name: 'Open a purchase',
    about: 'In three steps, or from the text of a notice; method and periods by the rules.',
  },
  purchase: {
    name: 'A purchase',
    about: 'Stages, periods, documents, notices, questions, opening, scores, contracts, records; it prints.',
  },
  hall: {
    name: 'Opening hall',
    about: 'A countdown before the deadline; then shares, envelopes, the record and its signatures.',
  },
  newChallenge: {
    name: 'Challenge',
    about: 'Matter by matter with facts and basis; whether it can be taken is told beforehand.',
  },
  propose: {
    name: 'Propose a project',
    about: 'Need, people, content and estimate; a township’s is guided by the county first.',
  },
  project: {
    name: 'A project',
    about: 'From the proposal to the purchase; a reserved one is given its year and quarter.',
  },
  challenge: { name: 'A challenge', about: 'What it says, by when it is answered, the answer and what was done.' },
  newComplaint: { name: 'Complain', about: 'Complain to the finance department about the answer to a challenge.' },
  complaint: {
    name: 'A complaint',
    about: 'Objections, statements, decision and what was done; corrected or taken back here.',
  },
  admissions: { name: 'Applications', about: 'The region’s applications for admission and where they stand.' },
  admission: { name: 'An application', about: 'What it says, its files, the checks and the decision.' },
  oneProvider: { name: 'A provider', about: 'Its services, capacity, admission and credit.' },
  gradings: {
    name: 'Grades of the year',
    about: 'Points and grade of every provider by year, and the scheme; officers open a year, approvers enter schemes.',
  },
  debarments: { name: 'Debarments', about: 'Bans from procurement with their decisions; they end by themselves.' },
  directory: {
    name: 'Guidance directory',
    about: 'Its editions; an officer drafts the next, an approver publishes it.',
  },
  edition: {
    name: 'Edition of the directory',
    about: 'What is different in it and whom it touches; change the draft, or publish it.',
  },
  conditions: { name: 'Local conditions', about: 'Further conditions for providers, published before they bind.' },
  oneExpert: { name: 'An expert', about: 'Term, ties, applications, removals and assessments.' },
  contract: {
    name: 'A contract',
    about: 'Text, performance bond, changes, payments, inspections, recipients, standby providers.',
  },
  reports: { name: 'Monthly reports', about: 'What the provider reports each month.' },
  visits: { name: 'Service records', about: 'Visits planned and done by recipient and month, names masked; exports.' },
  survey: {
    name: 'Survey of recipients',
    about: 'Who was drawn in an evaluation: printed questionnaires, answers by phone.',
  },
  overdueReports: { name: 'Overdue reports', about: 'Contracts whose report is late.' },
  watchLimits: {
    name: 'Watch limits',
    about: 'From when on the records of a contract are pointed out, who changed it and why; tried out before a change.',
  },
  lastResorts: {
    name: 'Last-resort units',
    about:
      'Who serves whoever nobody takes, by region, who named it and why; a supervisor names another after a preview.',
  },
  recordAlerts: { name: 'Alerts of service records', about: 'What stands out in the records, and what was concluded.' },
  trigger: {
    name: 'Ask for a takeover',
    about: 'Three steps: cause, what will happen, confirm; a drill goes the same way.',
  },
  takeover: {
    name: 'A takeover',
    about: 'Every recipient’s hand-over, who was asked and answered what, what is missing.',
  },
  toBidFor: { name: 'Open purchases', about: 'What is announced and until when, by the server’s clock.' },
  documents: {
    name: 'Documents and questions',
    about: 'Needs, criteria, lots; ask the buyer; your own scores after the result.',
  },
  bid: {
    name: 'Write a bid',
    about: 'Price, proposal and files are sealed on this computer; nobody reads them before the opening.',
  },
  receipt: { name: 'Receipt', about: 'When it arrived and the envelope’s hash; verifies offline.' },
  ownBids: { name: 'Your bids', about: 'What you handed in; replaced or withdrawn until the deadline.' },
  ownContracts: { name: 'Your contracts', about: 'Contracts in force and what is to be done.' },
  ownContract: {
    name: 'Your contract',
    about: 'Term, payments, inspections, changes, and what you promised as a standby provider.',
  },
  ownReports: { name: 'Report a month', about: 'After each month of service; final once handed in.' },
  ownVisits: {
    name: 'Record visits',
    about: 'One by one, from a sheet, or by your own system; kept without a network.',
  },
  apply: { name: 'Application', about: 'Apply to the bank of providers; conditions are checked as you type.' },
  roster: {
    name: 'Staff and capability',
    about: 'Your people with their qualifications, and what you can serve at once.',
  },
  ownCredit: { name: 'Your credit file', about: 'What is recorded, from which case, and when.' },
  ownTakeover: { name: 'Takeovers', about: 'Your part, as a standby or as the present provider.' },
};

export const zh = { inner: innerZh };

const en: SameKeys<typeof zh> = { inner: innerEn };

addWords('guide', zh, en);
