import type { Language } from './words.ts';

const zh = {
  title: '服务满意度问卷',
  lead: '您被随机抽中，请对这一时期的服务说说您的看法。不用登录，只答一次。您的意见占评价的比重最大。',
  who: '服务对象',
  provider: '服务单位',
  when: '评价期间',
  masked: '姓名只显示第一个字；服务单位看不到您个人的答复。',
  effect: '服务对您有没有帮助？',
  management: '服务人员按约定来、态度好吗？',
  impact: '您愿意向邻里推荐这家单位吗？',
  ratings: ['很不满意', '不满意', '一般', '满意', '非常满意'],
  remark: '还有什么要说的（可以不填）',
  send: '提交',
  missing: '三个问题都请选择，再点提交。',
  thanks: '谢谢，已经记下了。',
  thanksText: '您的答复只用来计算评价结果，不会公布是谁说的。',
  given: '您已经答复过了。',
  givenText: '每人答复一次，先前的答复有效。想补充的，请拨打 12345 或联系乡镇（街道）窗口。',
  gone: '这个链接不能用了。',
  goneText: '问卷可能已经结束，或者地址没有输全。可以拨打 12345，或者联系乡镇（街道）窗口。',
};

const en: { readonly [K in keyof typeof zh]: (typeof zh)[K] } = {
  title: 'How was the service?',
  lead: 'You were drawn at random. Please say what you think of the service in this period. No login, once. Your opinion weighs most.',
  who: 'Recipient',
  provider: 'Provider',
  when: 'Period',
  masked: 'Of names only the first character is shown; the provider does not see your own answer.',
  effect: 'Did the service help you?',
  management: 'Did people come as agreed, and were they kind?',
  impact: 'Would you recommend this provider to neighbours?',
  ratings: ['Very dissatisfied', 'Dissatisfied', 'So-so', 'Satisfied', 'Very satisfied'],
  remark: 'Anything else (may be left empty)',
  send: 'Send',
  missing: 'Please answer all three questions, then send.',
  thanks: 'Thank you, it is on record.',
  thanksText: 'Your answer only counts in the result; who said what is never published.',
  given: 'You have answered already.',
  givenText: 'Everybody answers once, and the first answer counts. To add something call 12345 or your township.',
  gone: 'This link does not work any more.',
  goneText: 'The survey may be over, or the address is incomplete. Call 12345, or ask your township.',
};

export const SURVEY_WORDS: Readonly<Record<Language, typeof zh>> = { zh, en };
