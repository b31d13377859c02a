import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Dropped } from './use-dropped.ts';

/** The way back to what was dropped. */
export function DroppedNote({ dropped }: { readonly dropped: Dropped }) {
  const { t } = useTranslation('task');
  return (
    <div role="status">
      {dropped.form !== undefined && (
        <Alert
          type="info"
          showIcon
          title={t('droppedKept')}
          action={
            <Button size="small" onClick={dropped.restore}>
              {t('restore')}
            </Button>
          }
        />
      )}
    </div>
  );
}
