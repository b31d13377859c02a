import type { Bilingual } from '../domain/procurement/rules/rule.ts';

interface ProblemKind {
  readonly status: number;
  readonly titleZh: string;
  readonly titleEn: string;
}

function kind(status: number, titleZh: string, titleEn: string): ProblemKind {
  return { status, titleZh, titleEn };
}

/** The closed list of what can be refused. Codes are stable: programs match on them. */
export const PROBLEMS = {
  'malformed-json': kind(400, '请求不是有效的 JSON', 'The body is not valid JSON'),
  'malformed-request': kind(400, '请求格式有误', 'The request is malformed'),
  'not-signed-in': kind(401, '尚未登录', 'Not signed in'),
  'bad-credentials': kind(401, '用户名或密码不正确', 'Wrong username or password'),
  forbidden: kind(403, '没有此项权限', 'Not allowed'),
  'step-up-required': kind(403, '请再次输入密码', 'The password is needed once more'),
  'wrong-password': kind(403, '密码不正确', 'Wrong password'),
  'cross-site': kind(403, '拒绝跨站请求', 'Cross-site request refused'),
  'not-found': kind(404, '未找到', 'Not found'),
  'method-not-allowed': kind(405, '不支持该方法', 'Method not allowed'),
  'body-too-large': kind(413, '请求内容过大', 'The body is too large'),
  'unsupported-media-type': kind(415, '不支持的内容类型', 'Unsupported media type'),
  'invalid-input': kind(422, '内容不符合要求', 'The input does not meet the requirements'),
  'too-many-attempts': kind(429, '尝试次数过多', 'Too many attempts'),
  'too-many-streams': kind(429, '打开的页面过多', 'Too many open pages'),
  internal: kind(500, '系统内部错误', 'Internal error'),
  'not-ready': kind(503, '服务尚未就绪', 'Not ready'),
  withdrawn: kind(410, '公告已撤回', 'The notice was withdrawn'),

  'idempotency-conflict': kind(422, '幂等键已用于其他内容', 'The idempotency key was used for other content'),
  'idempotency-in-flight': kind(409, '相同请求正在处理', 'The same request is being processed'),

  'task-version-conflict': kind(409, '任务已被他人更新', 'Somebody else has changed the task'),
  'task-state': kind(409, '任务当前状态不允许此操作', 'The task is not in a state for this'),
  'task-closed': kind(410, '任务已结束', 'The task has ended'),
  'task-excluded': kind(403, '回避规则：您不能办理此任务', 'Four-eyes: you may not act on this task'),
  'task-forbidden': kind(403, '您不是此任务的办理人', 'The task is not yours to act on'),
  'task-urged': kind(409, '今天已经催办过', 'They were reminded today'),
  'task-input': kind(422, '任务表单不符合要求', 'The task form does not meet the requirements'),

  'leave-overlaps': kind(409, '请假时间重叠', 'The leaves overlap'),

  'attachment-type': kind(422, '此类文件不能上传', 'This type of file is not accepted'),
  'attachment-size': kind(413, '文件大小不符合要求', 'The size of the file is not accepted'),
  'attachment-incomplete': kind(409, '文件没有传完整', 'The file has not arrived completely'),
  'attachment-closed': kind(409, '附件已不能更改', 'The attachments can no longer be changed'),

  'negative-list': kind(422, '属于禁止购买的事项', 'On the negative list: may not be purchased'),
  'directory-item-retired': kind(422, '该事项已不在指导性目录内', 'The directory has this item no more'),
  'directory-state': kind(409, '目录当前状态不允许此操作', 'The edition is not in a state for this'),
  'directory-own-draft': kind(403, '须由另一人批准', 'Somebody else approves it'),
  'purchase-number-taken': kind(409, '采购编号已被使用', 'The purchase number is taken'),
  'project-state': kind(409, '项目当前状态不允许此操作', 'The project is not in a state for this'),
  'budget-exceeded': kind(422, '超出预算', 'Above the budget'),
  'bids-not-open': kind(409, '现在不能提交响应文件', 'Bids cannot be submitted now'),
  'bid-late': kind(409, '已过提交截止时间', 'The bid deadline has passed'),
  'bid-above-ceiling': kind(422, '报价超过最高限价', 'The price is above the ceiling'),
  'bid-not-current': kind(409, '该响应文件已不是有效的一份', 'The bid is not the current one'),
  'change-refused': kind(422, '合同不能这样变更', 'The contract may not be changed like this'),
  'window-closed': kind(409, '不在办理期限内', 'Outside its time'),
  'questions-closed': kind(409, '现在不能提问', 'Questions are not taken now'),
  'question-answered': kind(409, '该提问已答复', 'The question has been answered'),
  'provider-not-eligible': kind(403, '该单位不得参加', 'This organisation may not take part'),
  'admission-running': kind(409, '已有准入申请在审核', 'An application is being examined'),
  'bank-state': kind(409, '当前在库情况不允许此操作', 'How it stands in the bank does not allow this'),
  'credit-appeal-refused': kind(409, '不能提出此项申请', 'This cannot be asked for'),
  'expert-state': kind(409, '专家当前状态不允许此操作', 'The expert is not in a state for this'),
  'credit-code-taken': kind(409, '统一社会信用代码已被登记', 'The credit code is taken'),
  'challenge-late': kind(409, '质疑期限已过', 'The time for a challenge is over'),
  'challenge-too-early': kind(409, '还不能提出质疑', 'It is too early for a challenge'),
  'challenge-no-standing': kind(403, '不能提出此项质疑', 'No standing for this challenge'),
  'challenge-repeated': kind(409, '已就该环节提出质疑', 'This step was challenged before'),
  'complaint-late': kind(409, '投诉期限已过', 'The time for a complaint is over'),
  'complaint-too-early': kind(409, '还不能提起投诉', 'It is too early for a complaint'),
  'complaint-repeated': kind(409, '已就此项质疑提起投诉', 'This challenge was complained about before'),
  'complaint-state': kind(409, '投诉当前状态不允许此操作', 'The complaint is not in a state for this'),
  'report-too-early': kind(409, '服务月尚未结束', 'The month is not over'),
  'report-repeated': kind(409, '该月月报已提交', 'The report is on record'),
  'visit-refused': kind(422, '这次服务没有记录', 'The visit was not recorded'),
  'visit-not-corrected': kind(409, '服务记录不能这样更正', 'The record is not corrected'),
  'survey-over': kind(409, '问卷已经结束', 'The survey is over'),
  'evaluation-running': kind(409, '已有绩效评价在进行', 'An evaluation is under way'),
  'last-resort-changed': kind(409, '兜底单位刚被他人更改', 'Somebody else has changed the last-resort unit'),
  'organisation-name-taken': kind(409, '单位名称已被使用', 'The name of the organisation is taken'),
  'watch-limit-changed': kind(409, '界限刚被他人更改', 'Somebody else has changed the limit'),
  'feedback-given': kind(409, '这次服务已经评价过', 'The visit has been rated'),
  'inability-reported': kind(409, '已经报告过', 'Reported already'),
  'registration-lost': kind(409, '已经记录过', 'On record already'),
  'recipient-ended': kind(409, '该对象已登记结束服务', 'The end of this recipient is on record'),
  'contract-not-running': kind(409, '合同不在履行中', 'The contract is not running'),
  'repair-refused': kind(409, '不能申请此项修复', 'This repair cannot be asked for'),
  'penalty-running': kind(409, '不能立案', 'The procedure cannot be filed'),
  'no-such-bridge': kind(409, '没有可报告的临时承接', 'No interim contract to report'),
  'takeover-running': kind(409, '该合同已有接管在进行', 'A takeover of this contract is already under way'),

  'too-many-exports': kind(429, '正在生成的导出过多', 'Too many exports at once'),
  'export-not-ready': kind(409, '导出尚未完成', 'The export is not ready'),
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof PROBLEMS;

/** One field that was refused. */
export interface InputError {
  /** JSON pointer into the part of the request that `in` names. */
  readonly pointer: string;
  readonly in: 'body' | 'query' | 'path';
  readonly code: string;
  /** Chinese, then English. */
  readonly message: string;
  /** Rule id of the legal rule it offends, where there is one. */
  readonly rule?: string;
}

export interface ProblemOptions {
  /** What happened and what to do next. */
  readonly detail: Bilingual;
  readonly errors?: readonly InputError[];
  /** Further members of the answer, e.g. the current state of the task. */
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal; handlers throw it and one place renders it as application/problem+json (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly detail: Bilingual;
  readonly errors: readonly InputError[] | undefined;
  readonly extra: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ProblemCode, { detail, errors, extra = {}, headers = {} }: ProblemOptions) {
    super(`${code}: ${detail.en}`);
    this.code = code;
    this.detail = detail;
    this.errors = errors;
    this.extra = extra;
    this.headers = headers;
  }

  get status(): number {
    return PROBLEMS[this.code].status;
  }

  /** @param instance request id, which support finds in the log */
  toJSON(instance?: string): Record<string, unknown> {
    const { status, titleZh, titleEn } = PROBLEMS[this.code];
    return {
      type: `urn:jieli:problem:${this.code}`,
      title: titleZh,
      titleEn,
      status,
      detail: this.detail.zh,
      detailEn: this.detail.en,
      code: this.code,
      ...(instance === undefined ? {} : { instance: `urn:jieli:request:${instance}` }),
      ...(this.errors ? { errors: this.errors } : {}),
      ...this.extra,
    };
  }
}

/** A row that does not exist, or lies outside the caller's scope: the answer is the same. */
export function notFound(what: Bilingual): Problem {
  return new Problem('not-found', {
    detail: {
      zh: `${what.zh}不存在，或不在您的管辖范围内。请核对编号。`,
      en: `${what.en} does not exist or lies outside your scope. Check the id.`,
    },
  });
}
