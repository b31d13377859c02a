import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { switchLanguage, useLanguage } from '../words/i18n.ts';

export function LanguageSwitch() {
  const { t } = useTranslation();
  const other = useLanguage() === 'zh' ? 'en' : 'zh';
  return (
    <Button type="link" size="small" lang={other} onClick={() => switchLanguage(other)}>
      {t('app.language')}
    </Button>
  );
}
