import type { Bilingual } from '../../domain/procurement/rules/rule.ts';
import type { ItemPart } from '../../domain/procurement/directory-difference.ts';
import type { EditionStanding } from '../directory/edition-row.ts';

/** How an edition stands; a draft is never told of. */
export const STANDINGS: Readonly<Record<Exclude<EditionStanding, 'draft'>, Bilingual>> = {
  ahead: { zh: '待施行', en: 'Not yet in force' },
  'in-force': { zh: '现行', en: 'In force' },
  past: { zh: '已被新版取代', en: 'Replaced' },
};

/** What of an item has changed. */
export const PARTS: Readonly<Record<ItemPart, Bilingual>> = {
  class: { zh: '类别', en: 'class' },
  name: { zh: '名称', en: 'name' },
  content: { zh: '内容', en: 'content' },
  unit: { zh: '计量单位', en: 'unit' },
  indicators: { zh: '指标', en: 'indicators' },
};

/** What the pages of the guidance directory’s editions say around its texts. */
export const EDITION_WORDS = {
  directory: { zh: '指导性目录', en: 'Guidance directory' },
  edition: { zh: '目录版本', en: 'Edition' },
  editions: { zh: '各版本', en: 'Editions' },
  inForceFrom: { zh: '施行日期', en: 'In force from' },
  basis: { zh: '依据文件', en: 'Document' },
  difference: { zh: '与上一版相比：', en: 'Compared with the edition before:' },
  differenceNone: { zh: '没有差别。', en: 'No difference.' },
  added: { zh: '新增', en: 'Added' },
  changed: { zh: '修改', en: 'Changed' },
  retired: { zh: '取消', en: 'Retired' },
  kept: {
    zh: '此前已发起的采购仍适用发起时的版本。',
    en: 'A purchase keeps the edition that it was opened under.',
  },
} as const satisfies Record<string, Bilingual>;
