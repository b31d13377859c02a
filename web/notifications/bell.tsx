import { BellOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { answerOf, api } from '../connection/client.ts';
import './bell.css';

/** The api counts no further. */
const MOST = 100;

/** How many notifications are unread, and the way to them. */
export function Bell() {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['notifications', 'count'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/notifications/count', { signal })),
  });
  const unread = data?.unread ?? 0;
  const shown = unread >= MOST ? `${MOST - 1}+` : String(unread);
  return (
    <NavLink to="/notifications" className="bell" aria-label={t('app.bell', { unread: shown })}>
      <BellOutlined aria-hidden />
      {unread > 0 && <span className="bell-count">{shown}</span>}
    </NavLink>
  );
}
