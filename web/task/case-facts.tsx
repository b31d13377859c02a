import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DueTag } from '../due/due-tag.tsx';
import { Money } from '../form/schema-view.tsx';
import { useSignedIn } from '../session/signed-in.tsx';
import { useLanguage } from '../words/i18n.ts';
import type { Task } from './task-query.ts';
import './words.ts';
import { ownerName } from './owner-name.ts';

/** A task of a purchase's case. */
export interface CaseProperties {
  readonly task: Task;
  readonly facts: NonNullable<Task['facts']>;
}

/** Of a case that is no part of a purchase: whose it is, and when it is due. */
export function OtherCase({ task }: { readonly task: Task }) {
  const { t } = useTranslation('task');
  const { projectId, expertId } = task.subject;
  const ofExpert = expertId === undefined ? undefined : `/experts/${expertId}`;
  const page = projectId === undefined ? ofExpert : `/projects/${projectId}`;
  const title = projectId === undefined ? (expertId === undefined ? 'about' : 'expert') : 'project';
  return (
    <section aria-label={t('about')} className="case">
      <dl className="facts">
        <Fact title={t(title)}>{page === undefined ? task.about : <Link to={page}>{task.about}</Link>}</Fact>
        <Fact title={t('due')}>
          <DueTag task={task} />
        </Fact>
      </dl>
    </section>
  );
}

/** The five facts of the case that a decision starts from; the rest is one click away. */
export function CaseFacts({ task, facts }: CaseProperties) {
  const { t } = useTranslation('task');
  const { roles } = useSignedIn();
  const waiting = task.state === 'open' || task.state === 'claimed';
  return (
    <section aria-label={t('purchase')} className="case">
      <dl className="facts">
        <Fact title={t('purchase')}>
          {roles.includes('assistant') ? (
            task.purchaseName
          ) : (
            <Link to={`/purchases/${task.purchaseId}`}>{task.purchaseName}</Link>
          )}{' '}
          <code>{task.purchaseNumber ?? '—'}</code>
        </Fact>
        <Fact title={t('buyer')}>{facts.buyer}</Fact>
        <MoneyFact facts={facts} />
        <PlaceFact facts={facts} />
        {waiting && (
          <Fact title={t('due')}>
            <DueTag task={task} />
            {task.escalation > 0 && <strong className="late">{t('escalated')}</strong>}
          </Fact>
        )}
      </dl>
      <More task={task} facts={facts} />
    </section>
  );
}

export function Fact({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What is at stake: the contract's amount, else the lot's money, else the whole budget. */
function MoneyFact({ facts }: Pick<CaseProperties, 'facts'>) {
  const { t } = useTranslation('task');
  if (facts.contract) {
    return (
      <Fact title={t('amount')}>
        <Money fen={facts.contract.amountFen} />
      </Fact>
    );
  }
  return (
    <Fact title={t(facts.lot ? 'lotBudget' : 'budget')}>
      <Money fen={facts.lot?.budgetFen ?? facts.budgetFen} />
    </Fact>
  );
}

function PlaceFact({ facts }: Pick<CaseProperties, 'facts'>) {
  const { t } = useTranslation('task');
  const { contract, takeover, lot } = facts;
  return (
    <>
      {contract && (
        <Fact title={t('contract')}>
          <Link to={`/contracts/${contract.id}`}>
            <code>{contract.number}</code>
          </Link>{' '}
          {contract.provider}
        </Fact>
      )}
      {takeover && (
        <Fact title={t('takeover')}>
          <Link to={`/takeovers/${takeover.id}`}>{t('takeoverText', { seq: takeover.seq })}</Link>
          {takeover.drill && <strong className="drill">{t('drillMark')}</strong>}
        </Fact>
      )}
      {lot && !contract && <Fact title={t('lot')}>{t('lotText', { seq: lot.seq, name: lot.name })}</Fact>}
    </>
  );
}

function More({ task, facts }: CaseProperties) {
  const { t } = useTranslation('task');
  const { t: common } = useTranslation();
  const language = useLanguage();
  const { lot } = facts;
  return (
    <details className="more-facts">
      <summary>{t('moreFacts')}</summary>
      <dl className="facts">
        <Fact title={t('method')}>{facts.method[language]}</Fact>
        <Fact title={t('fund')}>{facts.fundSource}</Fact>
        <Fact title={t('budget')}>
          <Money fen={facts.budgetFen} />
        </Fact>
        {lot && (
          <>
            <Fact title={t('lot')}>{t('lotText', { seq: lot.seq, name: lot.name })}</Fact>
            <Fact title={t('ceiling')}>
              <Money fen={lot.ceilingFen ?? lot.budgetFen} />
            </Fact>
            <Fact title={t('services')}>{lot.services.join('、')}</Fact>
            <Fact title={t('townships')}>{lot.townships.join('、')}</Fact>
          </>
        )}
        <Fact title={t('role')}>{common(`role.${task.candidateRole as 'officer'}`)}</Fact>
        <Fact title={t('owner')}>{ownerName(task, common)}</Fact>
      </dl>
    </details>
  );
}
