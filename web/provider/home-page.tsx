import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DueTag } from '../due/due-tag.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { useSignedIn } from '../session/signed-in.tsx';
import { taskAddress } from '../task/task-address.ts';
import { useLanguage } from '../words/i18n.ts';
import { BiddingSteps } from './bidding-steps.tsx';
import { HomeContracts } from './home-contracts.tsx';
import { PurchaseLines } from './purchase-lines.tsx';
import { useOpenPurchases, useOwnTasks } from './queries.ts';

const MOST_TASKS = 10;

/** What needs this organisation now, what it could bid for, and what it has promised. */
export default function ProviderHome() {
  const { t } = useTranslation('provider');
  const { organisation } = useSignedIn();
  usePageTitle(t('home.title'));
  return (
    <>
      <div className="page-head">
        <h1>{t('home.title')}</h1>
        <p className="page-summary">{organisation.name}</p>
      </div>
      <div className="home">
        <div className="home-main">
          <Tasks />
          <OpenPurchases />
        </div>
        <div className="home-side">
          <HomeContracts />
          <BiddingSteps />
        </div>
      </div>
    </>
  );
}

function Tasks() {
  const { t } = useTranslation('provider');
  const language = useLanguage();
  const { data, error, refetch } = useOwnTasks(MOST_TASKS);
  return (
    <section className="card" aria-labelledby="home-tasks">
      <h2 id="home-tasks">{t('home.tasks')}</h2>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting what={t('home.loading')} />}
      {data?.items.length === 0 && <p className="quiet">{t('home.tasksNone')}</p>}
      <ul className="plain-list">
        {data?.items.map((task) => (
          <li key={task.id} className="home-task">
            <Link to={taskAddress(task.id)}>{task.title[language]}</Link>
            <DueTag task={task} />
            <span className="quiet home-task-where">
              {task.purchaseName} <code>{task.purchaseNumber}</code>
            </span>
          </li>
        ))}
      </ul>
      {data?.nextCursor && (
        <p>
          <Link to="/inbox">{t('home.tasksAll')}</Link>
        </p>
      )}
    </section>
  );
}

function OpenPurchases() {
  const { t } = useTranslation('provider');
  const { data, error, refetch } = useOpenPurchases();
  return (
    <section className="card" aria-labelledby="home-purchases">
      <h2 id="home-purchases">{t('home.purchases')}</h2>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting what={t('purchases.loading')} />}
      {data?.length === 0 && <p className="quiet">{t('home.purchasesNone')}</p>}
      {data && data.length > 0 && <PurchaseLines purchases={data} />}
    </section>
  );
}
