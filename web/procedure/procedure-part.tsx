import { Alert, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { instantText } from '../purchases/page/dates.ts';
import { useSignedIn } from '../session/signed-in.tsx';
import { useLanguage } from '../words/i18n.ts';
import { DrawPart } from './draw-part.tsx';
import { HandInDialog } from './hand-in-dialog.tsx';
import { IfResumed, Suspensions } from './suspensions.tsx';
import { useProcedure, type HandIn, type Procedure } from './procedure-query.ts';
import './words.ts';
import './procedure.css';

/** What the method brings with it beyond the stages, and what may be done now beside the tasks. */
export function ProcedurePart({ purchaseId, ended }: { readonly purchaseId: string; readonly ended: boolean }) {
  const { t } = useTranslation('procedure');
  const { data, error, refetch } = useProcedure(purchaseId);
  const { roles } = useSignedIn();
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting what={t('loading')} />;
  return (
    <>
      <Facts procedure={data} />
      {data.draw && <DrawPart draw={data.draw} />}
      <Talks talks={data.talks} />
      <Publicity procedure={data} />
      <Changes changes={data.changes} />
      <Suspensions suspensions={data.suspensions} />
      <Endings endings={data.endings} />
      <Acts purchaseId={purchaseId} procedure={data} />
      {ended && roles.includes('officer') && (
        <p>
          <Link to={`/purchases/new?from=${purchaseId}&restart=1`}>{t('restart')}</Link>
        </p>
      )}
    </>
  );
}

function Facts({ procedure }: { readonly procedure: Procedure }) {
  const { t } = useTranslation('procedure');
  const language = useLanguage();
  const { invitation, ground, atThreshold, own, restartOf, restarts, barred } = procedure;
  const told =
    own === null
      ? []
      : ([own.invited && 'youAreInvited', own.applied && 'youHaveApplied', own.objected && 'youHaveObjected'] as const);
  return (
    <>
      {told.map(
        (word) =>
          word && (
            <p key={word} className="procedure-own">
              {t(word)}
            </p>
          ),
      )}
      {own?.barredBy && <Alert type="warning" showIcon title={t('youAreBarred', { number: own.barredBy })} />}
      <dl className="procedure-facts">
        <Fact name={t('invitation')}>{t(`way.${invitation}`)}</Fact>
        <Fact name={t('atThreshold')}>{t(atThreshold ? 'yes' : 'no')}</Fact>
        {ground && (
          <Fact name={t('ground')}>
            {ground[language]} <code>{ground.rule}</code>
            <br />
            {ground.statement}
          </Fact>
        )}
        {restartOf && (
          <Fact name={t('restartOf')}>
            <Link to={`/purchases/${restartOf.id}`}>{restartOf.number}</Link>
          </Fact>
        )}
        {barred.map(({ providerId, name, number }) => (
          <Fact key={`${providerId} ${number}`} name={t('barred')}>
            {t('barredBecause', { name, number })} <code>CO-08</code>
          </Fact>
        ))}
        {restarts.map(({ id, number }) => (
          <Fact key={id} name={t('restarts')}>
            <Link to={`/purchases/${id}`}>{number}</Link>
          </Fact>
        ))}
      </dl>
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Talks({ talks }: Pick<Procedure, 'talks'>) {
  const { t } = useTranslation('procedure');
  if (talks.length === 0) return null;
  return (
    <>
      <h3>{t('talks')}</h3>
      <ol className="procedure-list">
        {talks.map(({ lotId, round, heldAt, record, changedNeeds }) => (
          <li key={`${lotId} ${round}`}>
            <strong>{t('round', { round, at: instantText(heldAt) })}</strong>
            {record !== null && <p>{record}</p>}
            {changedNeeds !== null && <p>{t('changed', { text: changedNeeds })}</p>}
          </li>
        ))}
      </ol>
    </>
  );
}

function Publicity({ procedure: { publicityUntil, objections } }: { readonly procedure: Procedure }) {
  const { t } = useTranslation('procedure');
  if (publicityUntil === null) return null;
  const outcome = (code: string | null) => t(code === 'upheld' ? 'upheld' : code === 'rejected' ? 'rejected' : 'waits');
  return (
    <>
      <h3>{t('publicity')}</h3>
      <p>{t('publicityUntil', { at: instantText(publicityUntil) })}</p>
      {objections.length === 0 && <p className="quiet">{t('objectionNone')}</p>}
      <ol className="procedure-list">
        {objections.map(({ id, at, text, outcome: code, answer }) => (
          <li key={id}>
            <strong>
              {instantText(at)} · {outcome(code)}
            </strong>
            <p>{text}</p>
            {answer !== null && <p>{answer}</p>}
          </li>
        ))}
      </ol>
    </>
  );
}

function Changes({ changes }: Pick<Procedure, 'changes'>) {
  const { t } = useTranslation('procedure');
  return (
    <>
      <h3>{t('changes')}</h3>
      {changes.length === 0 && <p className="quiet">{t('noChanges')}</p>}
      <ol className="procedure-list">
        {changes.map(({ seq, at, item, before, after, reason, rule, deadlineBefore, deadlineAfter }) => (
          <li key={seq}>
            <strong>
              {instantText(at)} · {t(before === null ? 'clarified' : 'change', { item, before, after })}
            </strong>
            <p>{reason}</p>
            <p>
              {deadlineAfter === null
                ? t('kept', { rule })
                : t('moved', { before: instantText(deadlineBefore), after: instantText(deadlineAfter), rule })}
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}

function Endings({ endings }: Pick<Procedure, 'endings'>) {
  const { t } = useTranslation('procedure');
  if (endings.length === 0) return null;
  return (
    <>
      <h3>{t('endings')}</h3>
      <ol className="procedure-list">
        {endings.map(({ id, kind, reason, requestedAt, state }) => (
          <li key={id}>
            <strong>
              {instantText(requestedAt)} · {t(`ending.${kind === 'force-majeure' ? kind : 'task-cancelled'}`)} ·{' '}
              {t(`endingState.${state === 'approved' || state === 'refused' ? state : 'requested'}`)}
            </strong>
            <p>{reason}</p>
          </li>
        ))}
      </ol>
    </>
  );
}

function Acts({ purchaseId, procedure }: { readonly purchaseId: string; readonly procedure: Procedure }) {
  const { t } = useTranslation('procedure');
  const [act, setAct] = useState<HandIn['act']>();
  const acts = (['change', 'apply', 'object', 'suspend', 'resume', 'end'] as const).filter((one) => procedure.may[one]);
  return (
    <p className="procedure-acts">
      {acts.map((one) => (
        <Button key={one} onClick={() => setAct(one)}>
          {t(`act.${one}`)}
        </Button>
      ))}
      {act && (
        <HandInDialog
          {...{ purchaseId, act }}
          ifChanged={procedure.ifChanged}
          notice={act === 'resume' && <IfResumed suspensions={procedure.suspensions} />}
          close={() => setAct(undefined)}
        />
      )}
    </p>
  );
}
