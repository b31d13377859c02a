import { Button, Empty } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import '../admission/admission.css';
import { answerOf, api } from '../connection/client.ts';
import '../frame/lines.css';
import { usePageTitle } from '../frame/page-title.ts';
import { PagedList } from '../frame/paged-list.tsx';
import { useSignedIn } from '../session/signed-in.tsx';
import { HeadDialog } from './head-dialog.tsx';
import { useDirectoryAct, useEditions, type DraftHead, type Edition } from './queries.ts';
import { StandingTag } from './standing-tag.tsx';
import './words.ts';

/** The editions of the guidance directory, the newest first; an officer drafts the next. */
export default function EditionsPage() {
  const { t } = useTranslation('directory');
  const { roles } = useSignedIn();
  const [drafting, setDrafting] = useState(false);
  usePageTitle(t('title'));
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="page-about quiet">{t('about')}</p>
      <div className="case-filters">
        {roles.includes('officer') && (
          <Button type="primary" onClick={() => setDrafting(true)}>
            {t('head.draft')}
          </Button>
        )}
        <a href="/public/catalogue">{t('published')}</a>
      </div>
      {drafting && <DraftDialog close={() => setDrafting(false)} />}
      <PagedList
        pages={useEditions()}
        loading={t('loading')}
        more={t('more')}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('empty')} />}
      >
        {(editions) => <Lines editions={editions} />}
      </PagedList>
    </>
  );
}

function DraftDialog({ close }: { readonly close: () => void }) {
  const { t } = useTranslation('directory');
  const navigate = useNavigate();
  const { mutate, isPending, error } = useDirectoryAct((body: DraftHead) =>
    answerOf(api.POST('/api/v1/directory/editions', { body })),
  );
  return (
    <HeadDialog
      title={t('head.draft')}
      about={t('head.draftAbout')}
      start={{}}
      send={t('head.send')}
      isPending={isPending}
      error={error}
      save={(head, done) =>
        mutate(head, {
          onSuccess: ({ id }) => {
            done();
            void navigate(`/directory/${id}`);
          },
        })
      }
      close={close}
    />
  );
}

function Lines({ editions }: { readonly editions: readonly Edition[] }) {
  const { t } = useTranslation('directory');
  return (
    <table className="lines">
      <thead>
        <tr>
          {(['label', 'region', 'basis', 'from', 'state'] as const).map((column) => (
            <th key={column} scope="col">
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {editions.map(({ id, label, region, regionName, basis, effectiveFrom, standing }) => (
          <tr key={id}>
            <th scope="row">
              <Link to={`/directory/${id}`}>{label}</Link>
            </th>
            <td data-label={t('region')}>
              {regionName} <code>{region}</code>
            </td>
            <td data-label={t('basis')}>{basis}</td>
            <td data-label={t('from')}>{effectiveFrom}</td>
            <td data-label={t('state')}>
              <StandingTag standing={standing} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
