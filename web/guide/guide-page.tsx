import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ROLES, type Role } from '../../domain/tasks/task-kind.ts';
import { TASK_KIND_CODES, taskKindDefinition } from '../../domain/tasks/task-kinds.ts';
import { usePageTitle } from '../frame/page-title.ts';
import { useSignedIn } from '../session/signed-in.tsx';
import { useLanguage } from '../words/i18n.ts';
import { isOfOneThing, pagesFor, type InnerPage } from './guide-pages.ts';
import Tour from './tour.tsx';
import './guide.css';
import './page-words.ts';
import './words.ts';

/** What a person's roles do here: which tasks come to them, which pages they use, and where to begin. */
export default function GuidePage() {
  const { t } = useTranslation('guide');
  const { t: common } = useTranslation();
  const { roles, organisation } = useSignedIn();
  const [touring, tour] = useState(false);
  usePageTitle(t('title'));
  const names = roles.map((role) => common(`role.${role}`)).join('、');
  return (
    <div className="guide">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <Button className="page-head-end" onClick={() => tour(true)}>
          {t('startTour')}
        </Button>
      </div>
      <p className="quiet">{t('lead', { roles: names, organisation: organisation.name })}</p>
      <FirstSteps roles={roles} />
      <Tasks roles={roles} />
      <Pages />
      <People />
      <section aria-labelledby="guide-keys">
        <h2 id="guide-keys">{t('keys')}</h2>
        <p>{t('keysText')}</p>
      </section>
      {touring && <Tour close={() => tour(false)} />}
    </div>
  );
}

interface OfRoles {
  readonly roles: readonly Role[];
}

function tasksOf(roles: readonly Role[]) {
  return TASK_KIND_CODES.filter((code) => roles.includes(taskKindDefinition(code).candidateRole));
}

function FirstSteps({ roles }: OfRoles) {
  const { t } = useTranslation('guide');
  const works = tasksOf(roles).length > 0;
  return (
    <section aria-labelledby="guide-first">
      <h2 id="guide-first">{t('first')}</h2>
      <ol className="guide-first">
        <li>
          <Link to="/inbox">{t('firstOpen')}</Link>
        </li>
        <li>{t(works ? 'firstTry' : 'firstWatch')}</li>
        <li>{t('firstAsk')}</li>
      </ol>
    </section>
  );
}

function Tasks({ roles }: OfRoles) {
  const { t } = useTranslation('guide');
  const language = useLanguage();
  const kinds = tasksOf(roles);
  return (
    <section aria-labelledby="guide-tasks">
      <h2 id="guide-tasks">{t('tasks')}</h2>
      {kinds.length === 0 && <p className="quiet">{t('tasksNone')}</p>}
      <dl className="guide-list">
        {kinds.map((code) => {
          const { title, why } = taskKindDefinition(code);
          return (
            <div key={code}>
              <dt>{title[language]}</dt>
              <dd>{why[language]}</dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

function Pages() {
  const { t } = useTranslation('guide');
  const { t: common } = useTranslation();
  const { roles, may } = useSignedIn();
  return (
    <section aria-labelledby="guide-pages">
      <h2 id="guide-pages">{t('pages')}</h2>
      <dl className="guide-list">
        {pagesFor(roles, may).map(({ path, word, inner }) => (
          <div key={path}>
            <dt>
              <Link to={path}>{common(`nav.${word}`)}</Link>
            </dt>
            <dd>{t(`about.${word}`)}</dd>
            {inner.map((page) => (
              <dd key={page.path} className="guide-inner">
                <InnerName page={page} /> {t(`inner.${page.word}.about`)}
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  );
}

/** A page of one thing is reached from its list, and has no address of its own to go to. */
function InnerName({ page: { path, word } }: { readonly page: InnerPage }) {
  const { t } = useTranslation('guide');
  const name = t(`inner.${word}.name`);
  return isOfOneThing(path) ? <strong>{name}</strong> : <Link to={path}>{name}</Link>;
}

function People() {
  const { t } = useTranslation('guide');
  const { t: common } = useTranslation();
  return (
    <section aria-labelledby="guide-people">
      <h2 id="guide-people">{t('people')}</h2>
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">{t('peopleRole')}</th>
            <th scope="col">{t('peopleFor')}</th>
          </tr>
        </thead>
        <tbody>
          {ROLES.map((role) => (
            <tr key={role}>
              <th scope="row">{common(`role.${role}`)}</th>
              <td data-label={t('peopleFor')}>{t(`role.${role}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
