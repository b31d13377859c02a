import { useTranslation } from 'react-i18next';
import { useLanguage } from '../words/i18n.ts';
import { useCatalogue, type Provider } from './queries.ts';
import './words.ts';

/** Services of the directory with where and for how many. */
export function OfferedServices({ services }: Pick<Provider, 'services'>) {
  const { t } = useTranslation('admission');
  const language = useLanguage();
  const { data } = useCatalogue();
  const nameOf = (code: string) => {
    const item = [...(data?.items ?? []), ...(data?.retired ?? [])].find((candidate) => candidate.code === code);
    return item === undefined ? code : `${code} ${language === 'zh' ? item.nameZh : item.nameEn}`;
  };
  return (
    <ul className="case-list">
      {services.map(({ item, region, capacity }) => (
        <li key={`${item} ${region}`}>
          {nameOf(item)} · <code>{region}</code> · {t('list.people', { count: capacity })}
        </li>
      ))}
    </ul>
  );
}
