import { FileZipOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import './page-words.ts';

/** The browser saves the archive as it arrives and shows how far it is; the page keeps nothing of it. */
export function WholeFileButton({ purchaseId }: { readonly purchaseId: string }) {
  const { t } = useTranslation('purchases');
  return (
    <Button
      icon={<FileZipOutlined aria-hidden />}
      href={`/api/v1/purchases/${purchaseId}/file`}
      download=""
      title={t('page.wholeFileHint')}
    >
      {t('page.wholeFile')}
    </Button>
  );
}
