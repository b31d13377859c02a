import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { CREDIT_EVENTS } from '../../domain/providers/credit-event.ts';
import { unlistedEvents } from '../../domain/providers/credit-scheme.ts';
import { useLanguage } from '../words/i18n.ts';
import type { CreditScheme } from './credit-query.ts';
import './words.ts';

/** The kinds of event that the scheme in force gives no weight to, because its document is older than they are. */
export function UnlistedEvents({ scheme }: { readonly scheme: CreditScheme }) {
  const { t } = useTranslation('credit');
  const language = useLanguage();
  const codes = unlistedEvents(scheme);
  if (codes.length === 0) return null;
  const kinds = codes.map((code) => CREDIT_EVENTS[code].title[language]).join(language === 'zh' ? '、' : ', ');
  return (
    <Alert type="warning" showIcon title={t('scheme.unlisted')} description={t('scheme.unlistedWhy', { kinds })} />
  );
}
