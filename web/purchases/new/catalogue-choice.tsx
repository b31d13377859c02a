import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Indicator } from '../../../domain/procurement/catalogue.ts';
import { FieldFrame } from '../../form/field-frame.tsx';
import { useFieldState } from '../../form/form-context.ts';
import type { FieldPath } from '../../form/schema.ts';
import { Trouble } from '../../frame/trouble.tsx';
import { useLanguage } from '../../words/i18n.ts';
import { useCatalogue } from '../page/purchase-query.ts';
import './open-words.ts';

interface Properties {
  readonly codes: readonly string[];
  readonly path: FieldPath;
  readonly change: (codes: readonly string[]) => void;
}

/** Items of the guidance directory, each with its standard as soon as it is chosen (PL-05). */
export function CatalogueChoice({ codes, path, change }: Properties) {
  const { t } = useTranslation('purchases');
  const language = useLanguage();
  const { control } = useFieldState(path);
  const { data, error, refetch } = useCatalogue();
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  const items = data?.items ?? [];
  const nameOf = (item: Item) => (language === 'zh' ? item.nameZh : item.nameEn);
  const group = (wanted: Item['class']) => ({
    label: t(`open.class.${wanted}`),
    options: items
      .filter((item) => item.class === wanted)
      .map((item) => ({ value: item.code, label: `${item.code} ${nameOf(item)}` })),
  });
  return (
    <FieldFrame
      schema={{ title: t('open.field.catalogueItems'), description: t('open.itemsHint') }}
      path={path}
      required
    >
      <Select
        {...control}
        mode="multiple"
        className="wide"
        optionFilterProp="label"
        value={[...codes]}
        placeholder={t('open.choose')}
        onChange={(next: string[]) => change(next)}
        options={[group('direct'), group('transactional')]}
      />
      {codes.map((code) => {
        const item = items.find((candidate) => candidate.code === code);
        return item && <Standard key={code} item={item} name={nameOf(item)} />;
      })}
    </FieldFrame>
  );
}

type Item = NonNullable<ReturnType<typeof useCatalogue>['data']>['items'][number];

/** Content, unit and indicators of one item: what the contract will be measured by. */
function Standard({ item, name }: { readonly item: Item; readonly name: string }) {
  const { t } = useTranslation('purchases');
  const language = useLanguage();
  const zh = language === 'zh';
  const indicators = item.indicators as readonly Indicator[];
  return (
    <details className="standard">
      <summary>
        {item.code} {name} · {t('open.standard', { unit: zh ? item.unitZh : item.unitEn })}
      </summary>
      <p>{zh ? item.contentZh : item.contentEn}</p>
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">{t('open.indicator')}</th>
            <th scope="col">{t('open.target')}</th>
            <th scope="col">{t('open.measured')}</th>
            <th scope="col">{t('open.weight')}</th>
          </tr>
        </thead>
        <tbody>
          {indicators.map((indicator) => (
            <tr key={indicator.code}>
              <th scope="row">{zh ? indicator.nameZh : indicator.nameEn}</th>
              <td data-label={t('open.target')}>
                {indicator.target.direction === 'atLeast' ? '≥' : '≤'} {indicator.target.value}{' '}
                {zh ? indicator.unitZh : indicator.unitEn}
              </td>
              <td data-label={t('open.measured')}>{zh ? indicator.methodZh : indicator.methodEn}</td>
              <td data-label={t('open.weight')}>{indicator.weight}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
