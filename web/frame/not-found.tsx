import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Alert
      type="warning"
      showIcon
      title={t('trouble.notFound')}
      action={<Link to="/inbox">{t('trouble.toInbox')}</Link>}
    />
  );
}
