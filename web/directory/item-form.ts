import type { TFunction } from 'i18next';
import { asList, asObject, type Schema } from '../form/schema.ts';
import type { Item } from './queries.ts';

type Words = TFunction<'directory'>;

/** The form of one item; an indicator's target stands flat in its row. */
export function itemForm(t: Words): Schema {
  const text = (title: string, maxLength: number, description = ''): Schema => ({
    type: 'string',
    ...{ title, minLength: 1, maxLength, description },
  });
  const english = t('item.english');
  const indicator: Schema = {
    type: 'object',
    required: ['code', 'nameZh', 'unitZh', 'direction', 'value', 'methodZh', 'weight'],
    properties: {
      code: text(t('item.indicator.code'), 20),
      nameZh: text(t('item.indicator.nameZh'), 60),
      nameEn: text(t('item.indicator.nameEn'), 120, english),
      unitZh: text(t('item.indicator.unitZh'), 20),
      unitEn: text(t('item.indicator.unitEn'), 40, english),
      direction: {
        type: 'string',
        title: t('item.indicator.direction'),
        enum: ['atLeast', 'atMost'],
        'x-labels': { atLeast: t('item.indicator.atLeast'), atMost: t('item.indicator.atMost') },
      },
      value: { type: 'number', title: t('item.indicator.value'), minimum: 0, maximum: 1_000_000 },
      methodZh: text(t('item.indicator.methodZh'), 300),
      methodEn: text(t('item.indicator.methodEn'), 600, english),
      weight: { type: 'integer', title: t('item.indicator.weight'), minimum: 1, maximum: 100 },
    },
  };
  return {
    type: 'object',
    required: ['code', 'class', 'nameZh', 'contentZh', 'unitZh', 'indicators'],
    properties: {
      code: { ...text(t('item.code'), 4, t('item.codeHint')), pattern: '^[A-Z]\\d{2,3}$' },
      class: {
        type: 'string',
        title: t('item.class'),
        enum: ['direct', 'transactional'],
        'x-labels': { direct: t('items.direct'), transactional: t('items.transactional') },
      },
      nameZh: text(t('item.nameZh'), 60),
      nameEn: text(t('item.nameEn'), 120, english),
      contentZh: text(t('item.contentZh'), 1000),
      contentEn: text(t('item.contentEn'), 2000, english),
      unitZh: text(t('item.unitZh'), 20),
      unitEn: text(t('item.unitEn'), 40, english),
      indicators: {
        type: 'array',
        ...{ title: t('item.indicators'), description: t('item.indicatorsHint'), minItems: 1, maxItems: 12 },
        items: indicator,
        'x-sum': { field: 'weight', most: 100, exact: true },
      },
    },
  };
}

export function formOf({ indicators, ...item }: Item): object {
  return { ...item, indicators: indicators.map(({ target, ...rest }) => ({ ...rest, ...target })) };
}

/** The item of a form without faults; English that was left out is the Chinese. */
export function itemOf(form: unknown): Item {
  const { indicators, ...item } = asObject(form);
  const rows = asList(indicators).map((row) => {
    const { direction, value, ...rest } = asObject(row);
    return { ...withEnglish(rest, ['name', 'unit', 'method']), target: { direction, value } };
  });
  return { ...withEnglish(item, ['name', 'content', 'unit']), indicators: rows } as unknown as Item;
}

function withEnglish(values: Readonly<Record<string, unknown>>, fields: readonly string[]): object {
  return {
    ...values,
    ...Object.fromEntries(fields.map((field) => [`${field}En`, values[`${field}En`] ?? values[`${field}Zh`]])),
  };
}

/** Points of all indicators; what is no number yet counts nothing. */
export function weightOf(form: unknown): number {
  return asList(asObject(form)['indicators']).reduce<number>((sum, row) => {
    const { weight } = asObject(row);
    return typeof weight === 'number' ? sum + weight : sum;
  }, 0);
}
