import { InputNumber, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useRegions } from '../purchases/purchases-query.ts';
import { useLanguage } from '../words/i18n.ts';
import './admission.css';
import { useCatalogue, type BankSearch } from './queries.ts';
import './words.ts';

interface Properties {
  readonly search: BankSearch;
  readonly change: (next: Partial<BankSearch>) => void;
}

/** Who can provide a service, where, for so many at once. Region and number are asked for once a service is chosen. */
export function CapabilitySearch({ search: { item, region, capacity }, change }: Properties) {
  const { t } = useTranslation('admission');
  const language = useLanguage();
  const { data: catalogue } = useCatalogue();
  const { data: regions } = useRegions();
  const id = useId();
  const items = (catalogue?.items ?? []).map(({ code, nameZh, nameEn }) => ({
    value: code,
    label: `${code} ${language === 'zh' ? nameZh : nameEn}`,
  }));
  return (
    <div className="case-filters capability-search">
      <div>
        <label htmlFor={`${id}-item`}>{t('bank.item')}</label>
        <Select
          id={`${id}-item`}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('bank.anyItem')}
          value={item ?? null}
          onChange={(value: string | null | undefined) => change({ item: value ?? undefined })}
          options={items}
        />
      </div>
      {item !== undefined && (
        <>
          <div>
            <label htmlFor={`${id}-region`}>{t('bank.region')}</label>
            <Select
              id={`${id}-region`}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('bank.anyRegion')}
              value={region ?? null}
              onChange={(value: string | null | undefined) => change({ region: value ?? undefined })}
              options={(regions?.items ?? []).map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))}
            />
          </div>
          <div>
            <label htmlFor={`${id}-capacity`}>{t('bank.atLeast')}</label>
            <InputNumber
              id={`${id}-capacity`}
              min={1}
              max={100_000}
              precision={0}
              value={capacity ?? null}
              onChange={(value) => change({ capacity: value ?? undefined })}
            />
          </div>
        </>
      )}
    </div>
  );
}
