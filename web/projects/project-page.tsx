import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { capitalAmount, formatYuan } from '../../domain/money.ts';
import { PROJECT_LAYER_LABELS, PROJECT_STATE_LABELS, PROJECT_STATES } from '../../domain/procurement/projects.ts';
import { STAGE_LABELS, type Stage } from '../../domain/procurement/stages.ts';
import { isOutcomeOf, isTaskKind, taskKindDefinition } from '../../domain/tasks/task-kinds.ts';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { useCatalogue } from '../admission/queries.ts';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { taskAddress } from '../task/task-address.ts';
import '../task/task.css';
import { useLanguage } from '../words/i18n.ts';
import { ProjectActs } from './project-acts.tsx';
import { useWhen } from './project-lines.tsx';
import { ProjectStateTag } from './project-state.tsx';
import './projects.css';
import { ProjectSurvey } from './project-survey.tsx';
import { useProject, type Project } from './queries.ts';
import './words.ts';

/** One project of the bank: how far it has come, what it is, and what can be done now. */
export default function ProjectPage() {
  const { projectId = '' } = useParams();
  const { t } = useTranslation('projects');
  const { data, error, refetch } = useProject(projectId);
  if (data) return <One project={data} />;
  return error ? <Trouble error={error} retry={() => void refetch()} /> : <Waiting what={t('one.loading')} />;
}

function One({ project }: { readonly project: Project }) {
  const { t } = useTranslation('projects');
  const { name, number, state, waitingFor, need, reason, overCapReason } = project;
  usePageTitle(`${name} · ${t('title')}`);
  return (
    <article>
      <p className="way-back">
        <Link to="/projects">← {t('form.back')}</Link>
      </p>
      <header className="task-head">
        <h1>{name}</h1>
        <ProjectStateTag state={state} />
        <code>{number}</code>
      </header>
      <Steps project={project} />
      {waitingFor !== null && <WaitingFor taskId={waitingFor} />}
      {reason !== null && <Why title={t('one.reason')} text={reason} />}
      {overCapReason !== null && <Why title={t('one.overCap')} text={overCapReason} />}
      <Facts project={project} />
      <ProjectActs project={project} />
      <div className="admission-columns project-columns">
        <section className="case-panel">
          <h2>{t('one.need')}</h2>
          <p className="case-text">{need}</p>
          <Items codes={project.catalogueItems} />
          {project.townships.length > 0 && (
            <p>
              {t('one.townships')}：{project.townships.join('、')}
            </p>
          )}
          <ProjectSurvey project={project} />
          <h2>{t('one.purchases')}</h2>
          <Purchases project={project} />
        </section>
        <section className="case-panel">
          <h2>{t('one.course')}</h2>
          <Course project={project} />
        </section>
      </div>
    </article>
  );
}

const LIFE = PROJECT_STATES.filter((state) => state !== 'refused' && state !== 'withdrawn');

function Steps({ project: { state } }: { readonly project: Project }) {
  const { t } = useTranslation('projects');
  const language = useLanguage();
  const at = LIFE.indexOf(state as (typeof LIFE)[number]);
  return (
    <ol className="project-steps" aria-label={t('one.steps')}>
      {LIFE.map((step, position) => (
        <li key={step} className={position <= at ? 'passed' : ''} aria-current={step === state ? 'step' : undefined}>
          {position < at && <span aria-hidden>✓ </span>}
          {PROJECT_STATE_LABELS[step][language]}
        </li>
      ))}
    </ol>
  );
}

function WaitingFor({ taskId }: { readonly taskId: string }) {
  const { t } = useTranslation('projects');
  const language = useLanguage();
  const kind = taskId.split('/').at(-2) ?? '';
  if (!isTaskKind(kind)) return null;
  return (
    <p className="project-waiting">
      {taskKindDefinition(kind).title[language]} · <Link to={taskAddress(taskId)}>{t('one.waiting')} →</Link>
    </p>
  );
}

function Why({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <p className="why">
      <strong>{title}</strong>
      <span className="case-text">{text}</span>
    </p>
  );
}

function Facts({ project }: { readonly project: Project }) {
  const { t } = useTranslation('projects');
  const language = useLanguage();
  const when = useWhen();
  const { office, layer, township, consolidated, recipients, budgetFen, fundSource, termMonths, longTerm } = project;
  const layerName = PROJECT_LAYER_LABELS[layer][language];
  const facts: [string, string][] = [
    [t('one.office'), office],
    [t('one.layer'), consolidated ? `${layerName} · ${t('list.consolidated')}` : layerName],
    ...(township === null ? [] : [[t('one.township'), township] as [string, string]]),
    [t('one.recipients'), t('list.people', { count: recipients })],
    [t('one.budget'), `${formatYuan(budgetFen)} ${capitalAmount(budgetFen)}`],
    [t('one.when'), when(project)],
    [t('one.fund'), fundSource ?? t('one.fundUnknown')],
    [t('one.term'), t('one.months', { count: termMonths })],
    [t('one.longTerm'), t(longTerm ? 'one.yes' : 'one.no')],
  ];
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Items({ codes }: { readonly codes: readonly string[] }) {
  const { t } = useTranslation('projects');
  const language = useLanguage();
  const { data } = useCatalogue();
  const nameOf = (code: string) => {
    const retired = data?.retired.find((candidate) => candidate.code === code);
    const item = data?.items.find((candidate) => candidate.code === code) ?? retired;
    if (item === undefined) return code;
    const name = `${code} ${language === 'zh' ? item.nameZh : item.nameEn}`;
    return retired === undefined ? name : `${name}（${t('one.retired')}）`;
  };
  return (
    <p>
      {t('one.items')}：{codes.map(nameOf).join('、')}
    </p>
  );
}

function Purchases({ project: { purchases, carriedFrom, carriedTo } }: { readonly project: Project }) {
  const { t } = useTranslation('projects');
  const language = useLanguage();
  return (
    <>
      {purchases.length === 0 && <p className="quiet">{t('one.noPurchase')}</p>}
      <ul className="case-list">
        {purchases.map(({ id, number, stage }) => (
          <li key={id}>
            <Link to={`/purchases/${id}`}>{number}</Link> {STAGE_LABELS[stage as Stage][language]}
          </li>
        ))}
        {carriedFrom && (
          <li>
            {t('one.carriedFrom')} <Link to={`/projects/${carriedFrom.id}`}>{carriedFrom.number}</Link>
          </li>
        )}
        {carriedTo && (
          <li>
            {t('one.carriedTo')} <Link to={`/projects/${carriedTo.id}`}>{carriedTo.number}</Link>
          </li>
        )}
      </ul>
    </>
  );
}

function Course({ project: { events } }: { readonly project: Project }) {
  const name = useEventName();
  return (
    <ol className="case-list">
      {events.map(({ kind, by, at, text }, position) => (
        <li key={position}>
          <strong>{name(kind)}</strong> {by}{' '}
          <time className="quiet" dateTime={at}>
            {formatInstant(at as Instant)}
          </time>
          {text !== null && <p className="case-text">{text}</p>}
        </li>
      ))}
    </ol>
  );
}

/** A task with its outcome, or what was done without one. */
function useEventName(): (kind: string) => string {
  const { t } = useTranslation('projects');
  const language = useLanguage();
  return (kind) => {
    const [task = '', code = ''] = kind.split('/');
    if (!isTaskKind(task)) return t(`event.${kind as 'proposed'}`);
    const { title, outcomes } = taskKindDefinition(task);
    const outcome = isOutcomeOf(task, code) ? outcomes.find((one) => one.code === code)!.title[language] : code;
    return `${title[language]}：${outcome}`;
  };
}
