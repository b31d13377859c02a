import { INSTRUMENTS } from './instruments.ts';
import type { Bilingual } from './rule.ts';

const DIGITS = '零一二三四五六七八九';

/** 1 to 9999 as laws count: 二十一, 一百零三, 一千一百八十四. */
export function chineseNumber(value: number): string {
  const units = ['', '十', '百', '千'];
  const figures = String(value).split('').map(Number);
  let text = '';
  figures.forEach((figure, at) => {
    const unit = units[figures.length - 1 - at] ?? '';
    if (figure > 0) text += `${DIGITS.charAt(figure)}${unit}`;
    else if (!text.endsWith('零')) text += '零';
  });
  text = text.replace(/零+$/, '');
  return value >= 10 && value < 20 ? text.slice(1) : text;
}

/**
 * The source of a rule as people cite it: 'GPL 6, 33; M102' is 《政府采购法》第六条、第三十三条；《政府购买服务管理办法》.
 * What has no key of INSTRUMENTS is cited already and stays, apart from its article.
 */
export function sourceInWords(source: string): Bilingual {
  const parts = source.split(';').map((part) => citation(part.trim()));
  return { zh: parts.map(({ zh }) => zh).join('；'), en: parts.map(({ en }) => en).join('; ') };
}

const FIXED: Readonly<Record<string, Bilingual>> = {
  'house rule: configuration': {
    zh: '本系统的办理规定（可由管理单位配置）',
    en: 'house rule of this system (configuration)',
  },
  'instrument not found': { zh: '出处待核实', en: 'instrument not found' },
};

function citation(part: string): Bilingual {
  const fixed = FIXED[part];
  if (fixed) return fixed;
  const [, key = '', articles = ''] = /^([A-Z]+\d*)(?:\s+(.+))?$/.exec(part) ?? [];
  if (!Object.hasOwn(INSTRUMENTS, key)) return cited(part);
  const title = shortTitle(INSTRUMENTS[key as keyof typeof INSTRUMENTS].title);
  return { zh: `《${title}》${articlesInWords(articles)}`, en: articles === '' ? title : `${title} art. ${articles}` };
}

/** '§2.4' is part 二, item 四 of the provincial document; other texts keep their name. */
function cited(part: string): Bilingual {
  const [, name = part, articles = ''] = /^(.*?)\s*(\d[\d\s,()–-]*)?$/.exec(part) ?? [];
  const section = /^(.*?)\s*§(\d+)\.(\d+)$/.exec(part);
  if (section) {
    const [, document = '', chapter = '', item = ''] = section;
    const place = `第${chineseNumber(Number(chapter))}部分第（${chineseNumber(Number(item))}）项`;
    return {
      zh: `${document === '' ? '吉民发〔2018〕21号' : document}${place}`,
      en: `JMF 2018/21 §${chapter}.${item}`,
    };
  }
  return articles === '' || /号$/.test(part)
    ? { zh: part, en: part }
    : { zh: `《${name}》${articlesInWords(articles)}`, en: `${name} art. ${articles}` };
}

function shortTitle(title: string): string {
  return title.replace(/（[^（）]*(?:令第|〔|修正|修订)[^（）]*）$/, '').replace(/^中华人民共和国/, '');
}

/** '39-40' and '30(2), 31(2)' in the words of a citation. */
function articlesInWords(articles: string): string {
  if (articles === '') return '';
  return articles
    .split(',')
    .map((one) => one.trim().split(/[-–]/).map(articleInWords).join('至'))
    .join('、');
}

function articleInWords(article: string): string {
  const [, number = '', items = ''] = /^(\d+)((?:\(\d+\))*)$/.exec(article.trim()) ?? [];
  const itemWords = [...items.matchAll(/\d+/g)].map(([item]) => `第（${chineseNumber(Number(item))}）项`).join('、');
  return `第${chineseNumber(Number(number))}条${itemWords}`;
}
