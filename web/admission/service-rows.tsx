import { Button, InputNumber, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfferedService } from '../../domain/providers/eligibility.ts';
import { useLanguage } from '../words/i18n.ts';
import { useCatalogue } from './queries.ts';
import './words.ts';

interface Properties {
  readonly services: readonly OfferedService[];
  /** The bank's region, in which the services are offered. */
  readonly region: string;
  readonly change: (services: readonly OfferedService[]) => void;
}

/** The services offered, one line each. */
export function ServiceRows({ services, region, change }: Properties) {
  const { t } = useTranslation('admission');
  const replace = (at: number, part: Partial<OfferedService>) =>
    change(services.map((service, other) => (other === at ? { ...service, ...part } : service)));
  return (
    <fieldset className="field">
      <legend>{t('form.services')}</legend>
      <p className="field-about">{t('form.servicesHint')}</p>
      {services.map((service, at) => (
        <ServiceRow
          key={at}
          n={at + 1}
          service={service}
          change={(part) => replace(at, part)}
          remove={() => change(services.filter((_, other) => other !== at))}
        />
      ))}
      <Button onClick={() => change([...services, { item: '', region, capacity: 1 }])}>{t('form.add')}</Button>
    </fieldset>
  );
}

interface RowProperties {
  readonly n: number;
  readonly service: OfferedService;
  readonly change: (part: Partial<OfferedService>) => void;
  readonly remove: () => void;
}

function ServiceRow({ n, service, change, remove }: RowProperties) {
  const { t } = useTranslation('admission');
  const language = useLanguage();
  const { data } = useCatalogue();
  const id = useId();
  return (
    <div className="service-row">
      <div>
        <label htmlFor={`${id}-item`}>{t('form.item')}</label>
        <Select
          id={`${id}-item`}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('form.choose')}
          {...(service.item === '' ? {} : { value: service.item })}
          onChange={(item: string) => change({ item })}
          options={(data?.items ?? []).map(({ code, nameZh, nameEn }) => ({
            value: code,
            label: `${code} ${language === 'zh' ? nameZh : nameEn}`,
          }))}
        />
      </div>
      <div>
        <span className="quiet">{t('form.region')}</span>
        <div>
          <code>{service.region}</code>
        </div>
      </div>
      <div>
        <label htmlFor={`${id}-capacity`}>{t('form.serviceCapacity')}</label>
        <InputNumber
          id={`${id}-capacity`}
          min={1}
          max={100_000}
          precision={0}
          value={service.capacity}
          onChange={(capacity) => change({ capacity: capacity ?? 1 })}
        />
      </div>
      <Button type="text" onClick={remove}>
        {t('form.remove', { n })}
      </Button>
    </div>
  );
}
