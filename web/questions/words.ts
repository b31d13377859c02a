import { addWords, type SameKeys } from '../words/i18n.ts';

export const zh = {
  loading: '正在读取提问…',
  none: '还没有公开的提问和答复。',
  question: '问',
  answer: '答',
  own: '本单位提问',
  answeredAt: '{{at}} 答复并公开',
  due: '须答复',
  dueOwn: '采购人须在此前答复',
  secret:
    '以下提问还没有公开，只有采购人经办人员可见，提问单位对您也不显示。提交截止前不得向他人透露有无提问、有多少提问（财政部令第87号第二十八条）。',
  ask: '对采购文件提问',
  askAbout:
    '{{at}}（北京时间）前可以提问，采购人三个工作日内答复（规则 PB-10、PB-13）。提问和答复会一并向所有人公开，不显示提问单位，请不要写明单位名称。',
  tooShort: '请写清楚要问什么，至少 {{n}} 个字。',
  send: '提交提问',
  asking: '正在提交…',
  asked: '提问已提交。答复后会连同提问一并公开，不显示您的单位。',
  over: '网上提问已于 {{at}}（北京时间）截止。仍有疑问的，可依政府采购法第五十一条直接向采购人询问。',
  yourAnswer: '答复',
  answerAbout: '只解释采购文件，不得改变采购标的和资格条件（规则 PB-04），也不要透露其他供应商的情况。',
  mendable:
    '{{at}} 之后，可能影响响应文件编制的澄清须顺延提交截止时间；需要修改采购文件的，应另行发布更正公告，不能只在这里答复。',
  answerMissing: '请填写答复。',
  toPublish: '预览并公开…',
  publishTitle: '公开这一答复？',
  publishAbout: '确认后提问和答复立即向所有人公开，不显示提问单位；公开后不能修改，也不能撤回。',
  publish: '确认公开',
  publishing: '正在公开…',
  published: '答复已公开。',
  cancel: '再看看',
  waitingTitle: '供应商提问',
  waitingCount: '{{count}} 条待答复',
  waitingNone: '没有待答复的提问。供应商提问后会出现在这里，请在三个工作日内答复。',
};

const en: SameKeys<typeof zh> = {
  loading: 'Reading questions…',
  none: 'Nothing has been asked and answered yet.',
  question: 'Q',
  answer: 'A',
  own: 'asked by you',
  answeredAt: 'answered and published {{at}}',
  due: 'Answer due',
  dueOwn: 'The buyer answers by',
  secret:
    'Not published yet: only the buyer’s officers see these questions, and not who asked. Before the deadline nobody may be told whether or how many were asked (Order 87 art. 28).',
  ask: 'Ask about the documents',
  askAbout:
    'Until {{at}} (Asia/Shanghai); the buyer answers within three working days (rules PB-10, PB-13). Question and answer are published to everybody without your name: leave it out.',
  tooShort: 'Say what you ask, in {{n}} characters at least.',
  send: 'Send the question',
  asking: 'Sending…',
  asked: 'Sent. It is published with its answer, without your name.',
  over: 'Questions were taken until {{at}} (Asia/Shanghai). You may still ask the buyer directly (procurement law art. 51).',
  yourAnswer: 'Answer',
  answerAbout:
    'Explain the documents only; change neither object nor qualification terms (rule PB-04), and say nothing of other suppliers.',
  mendable:
    'After {{at}} a clarification that may affect bids moves the deadline: publish a correction instead of answering here only.',
  answerMissing: 'Write the answer.',
  toPublish: 'Preview and publish…',
  publishTitle: 'Publish this answer?',
  publishAbout:
    'Question and answer are published to everybody at once, without the asker’s name. Neither can be changed or taken back.',
  publish: 'Publish',
  publishing: 'Publishing…',
  published: 'The answer is published.',
  cancel: 'Not yet',
  waitingTitle: 'Suppliers’ questions',
  waitingCount: '{{count}} waiting',
  waitingNone: 'No question waits. When suppliers ask, answer within three working days.',
};

addWords('questions', zh, en);
