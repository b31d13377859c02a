import { SyncOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useLiveUpdates } from '../connection/live-updates.ts';

/** Nothing while all is well. When the connection is lost: that it is, and how old what one sees may be. */
export function LiveNotice() {
  const { t } = useTranslation();
  const { live, asOf } = useLiveUpdates();
  return (
    <p className="live" role="status">
      {!live && (
        <>
          <SyncOutlined spin aria-hidden /> {t('live.lost', { at: timeOf(asOf) })}
        </>
      )}
    </p>
  );
}

const TIME = new Intl.DateTimeFormat('zh-CN', { timeStyle: 'short', timeZone: 'Asia/Shanghai' });

function timeOf(millis: number): string {
  return TIME.format(millis);
}
