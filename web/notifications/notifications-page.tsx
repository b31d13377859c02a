import { Alert, Button, Checkbox, Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble, TroubleText } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { taskAddress } from '../task/task-address.ts';
import { useLanguage } from '../words/i18n.ts';
import { MobilePart } from './mobile-part.tsx';
import { useNotifications, useRead, useReadAll, type Notification } from './notification-query.ts';
import { zh } from './words.ts';

/** What has happened that concerns one; each line leads to its place. */
export default function NotificationsPage() {
  const { t } = useTranslation('notifications');
  const [query, setQuery] = useSearchParams();
  const unread = query.get('unread') === 'true';
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useNotifications(unread);
  const { mutate: readAll, isPending, error: refused } = useReadAll();
  const notices = data?.pages.flatMap(({ items }) => items);
  const newest = notices?.[0];
  usePageTitle(t('title'));
  return (
    <>
      <h1>{t('title')}</h1>
      <MobilePart />
      <div className="notice-tools">
        <Checkbox
          checked={unread}
          onChange={({ target }) => setQuery(target.checked ? { unread: 'true' } : {}, { replace: true })}
        >
          {t('unreadOnly')}
        </Checkbox>
        <Button disabled={isPending || !newest} onClick={() => newest && readAll(newest.at)}>
          {t('readAll')}
        </Button>
      </div>
      <div role="alert">{refused && <Alert type="error" showIcon title={<TroubleText error={refused} />} />}</div>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!notices && !error && <Waiting what={t('loading')} />}
      {notices?.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(unread ? 'emptyUnread' : 'empty')} />
      )}
      {notices && notices.length > 0 && (
        <ul className="notices">
          {notices.map((notice) => (
            <Notice key={notice.id} notice={notice} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button className="more" block disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

function Notice({ notice }: { readonly notice: Notification }) {
  const { t } = useTranslation('notifications');
  const language = useLanguage();
  const { mutate: read } = useRead();
  const { id, kind, title, at, readAt } = notice;
  const known = kind in zh.kind ? (kind as keyof typeof zh.kind) : 'other';
  return (
    <li className={readAt === null ? 'is-unread' : ''}>
      <Link to={placeOf(notice)} onClick={() => readAt === null && read(id)}>
        {t(`kind.${known}`, { title: title?.[language] ?? t('something') })}
      </Link>
      {readAt === null && <span className="notice-unread">{t('unread')}</span>}
      <time dateTime={at}>{formatInstant(at as Instant)}</time>
    </li>
  );
}

/** Where the thing itself is. */
function placeOf({ taskId, kind, subject }: Notification): string {
  if (taskId !== null) return taskAddress(taskId);
  if (subject['expertId'] !== undefined) return `/experts/${subject['expertId']}`;
  if (subject['creditOf'] !== undefined) return '/provider/credit';
  if (subject['providerId'] !== undefined) return '/provider/admission';
  if (kind === 'deductions-decided' || kind === 'dispute-decided')
    return `/provider/contracts/${subject['contractId']}`;
  if (kind === 'evaluation-due') return `/contracts/${subject['contractId']}`;
  if (kind === 'splitting') return `/purchases/${subject['purchaseId']}#splitting`;
  if (subject['projectId'] !== undefined) return `/projects/${subject['projectId']}`;
  if (subject['leaveId'] !== undefined) return '/leave';
  if (subject['complaintId'] !== undefined) return `/complaints/${subject['complaintId']}`;
  if (subject['challengeId'] !== undefined) return `/challenges/${subject['challengeId']}`;
  if (subject['admissionId'] !== undefined) return `/admissions/${subject['admissionId']}`;
  // Otherwise only suppliers are told of a purchase as a whole.
  if (subject['purchaseId'] !== undefined) return `/provider/purchases/${subject['purchaseId']}`;
  return '/inbox';
}
