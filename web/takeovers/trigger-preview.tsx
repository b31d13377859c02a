import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DEPENDENCY_ORDER, totalOf, type Levels } from '../../domain/contracts/dependency.ts';
import { formatYuan } from '../../domain/money.ts';
import { addMillis, formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { useLanguage } from '../words/i18n.ts';
import type { TakeoverPreview } from './takeover-query.ts';
import './words.ts';

interface Properties {
  readonly preview: TakeoverPreview;
  readonly back: () => void;
  readonly next: () => void;
}

const HOUR_MS = 3_600_000;

/** The instant so many hours after now on the clock that the periods run by, for people. */
function after({ businessNow }: TakeoverPreview, hours: number): string {
  return formatInstant(addMillis(businessNow as Instant, hours * HOUR_MS));
}

/** Step 2: everything that will happen, with today's figures. */
export function TriggerPreview({ preview, back, next }: Properties) {
  const { t } = useTranslation('takeovers');
  const refused = preview.refusal !== null;
  return (
    <>
      <div className="consequences">
        <Payments preview={preview} />
        <Affected preview={preview} />
        <Standby preview={preview} />
        <LastResort preview={preview} />
        <Decision preview={preview} />
        <Afterwards preview={preview} />
      </div>
      <Basis preview={preview} />
      <div className="trigger-foot">
        <Button size="large" onClick={back}>
          {t('trigger.back')}
        </Button>
        <Button size="large" type="primary" disabled={refused} onClick={next}>
          {t('trigger.toConfirm')}
        </Button>
      </div>
    </>
  );
}

function Part({
  icon,
  title,
  wide = false,
  children,
}: {
  icon: string;
  title: string;
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <section className={`panel consequence ${wide ? 'consequence-wide' : ''}`}>
      <h2>
        <span aria-hidden>{icon}</span> {title}
      </h2>
      {children}
    </section>
  );
}

type PartProperties = Pick<Properties, 'preview'>;

function Payments({ preview: { payments, drill } }: PartProperties) {
  const { t } = useTranslation('takeovers');
  if (drill)
    return (
      <Part icon="○" title={t('trigger.freezeNone')}>
        <p>{t('trigger.freezeNoText')}</p>
      </Part>
    );
  return (
    <Part icon="❄" title={t('trigger.freeze')}>
      <p className="big">{formatYuan(payments.frozenFen)}</p>
      <p>
        {payments.count === 0
          ? t('trigger.freezeNothing')
          : t('trigger.freezeText', { count: payments.count, amount: formatYuan(payments.frozenFen) })}
      </p>
    </Part>
  );
}

function Affected({ preview: { affected } }: PartProperties) {
  const { t } = useTranslation('takeovers');
  const { t: c } = useTranslation('contracts');
  const { recipients, services, byDependency, townships } = affected;
  return (
    <Part icon="☺" title={t('trigger.affected', { recipients, services })}>
      <dl className="level-counts">
        {byDependency.map((level) => (
          <div key={level.dependency}>
            <dt>{c(`dependency.${level.dependency}`)}</dt>
            <dd>{level.recipients}</dd>
          </div>
        ))}
      </dl>
      <p>{t('trigger.affectedText', { n: townships.length })}</p>
    </Part>
  );
}

function Standby({ preview }: PartProperties) {
  const { t } = useTranslation('takeovers');
  const { standby } = preview;
  /** Whoever is passed over takes up no time. */
  const askedUntil = (at: number) => standby.slice(0, at + 1).filter(({ passed }) => passed === null).length;
  return (
    <Part wide icon="⇢" title={t('trigger.order')}>
      <table className="lines compact">
        <thead>
          <tr>
            <th scope="col">{t('trigger.who')}</th>
            <th scope="col">{t('trigger.deadline')}</th>
            <th scope="col">{t('trigger.capacity')}</th>
            <th scope="col">{t('trigger.takes')}</th>
          </tr>
        </thead>
        <tbody>
          {standby.map(({ position, provider, capacity, serving, stated, passed, takes, answerWithin }, at) => (
            <tr key={position}>
              <th scope="row">
                {position}. {provider.name}
              </th>
              <td data-label={t('trigger.deadline')}>
                {passed === null ? (
                  <>
                    {t('trigger.within', { n: answerWithin })}
                    <span className="line-note">
                      {t('trigger.latest', { at: after(preview, answerWithin * askedUntil(at)) })}
                    </span>
                  </>
                ) : (
                  t('trigger.notAsked')
                )}
              </td>
              <td data-label={t('trigger.capacity')}>
                {t('trigger.free', { free: Math.max(0, capacity - serving), capacity, serving })}
                {!stated && <span className="line-note">{t('trigger.unstated')}</span>}
              </td>
              <td data-label={t('trigger.takes')}>
                {passed === null ? <Takes levels={takes} /> : t(`passed.${passed}`)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet small">{t('trigger.estimate')}</p>
    </Part>
  );
}

function Takes({ levels }: { readonly levels: Levels }) {
  const { t } = useTranslation('takeovers');
  const { t: c } = useTranslation('contracts');
  if (totalOf(levels) === 0) return t('trigger.nobody');
  return (
    <>
      <strong>{totalOf(levels)}</strong>{' '}
      <span className="quiet">
        {DEPENDENCY_ORDER.filter((level) => levels[level] > 0)
          .map((level) => `${c(`dependency.${level}`)} ${levels[level]}`)
          .join('，')}
      </span>
    </>
  );
}

function LastResort({ preview: { lastResort } }: PartProperties) {
  const { t } = useTranslation('takeovers');
  const { organisation, rung, takes } = lastResort;
  const { name } = organisation;
  return (
    <Part icon="⌂" title={t('trigger.lastResort')}>
      <p className="big">{totalOf(takes) === 0 ? '0' : <Takes levels={takes} />}</p>
      <p>{totalOf(takes) === 0 ? t('trigger.noneLeft') : t('trigger.lastResortText', { name })}</p>
      {rung !== 'township' && <Alert type="warning" showIcon title={t(`lastResort.${rung}`, { name })} />}
    </Part>
  );
}

function Decision({ preview }: PartProperties) {
  const { t } = useTranslation('takeovers');
  const { decision, urgency } = preview;
  const names = decision.people.map(({ displayName }) => displayName).join('、');
  return (
    <Part icon="⚖" title={t('trigger.decision')}>
      {decision.people.length === 0 ? (
        <Alert type="error" showIcon title={t('trigger.decisionNobody')} />
      ) : (
        <p>{t('trigger.decisionText', { names, n: decision.within, at: after(preview, decision.within) })}</p>
      )}
      <p>{t(urgency === 'urgent' ? 'trigger.decisionUrgent' : 'trigger.decisionOrdinary')}</p>
    </Part>
  );
}

function Afterwards({ preview: { drill, firstVisitsWithin, costCapPercent } }: PartProperties) {
  const { t } = useTranslation('takeovers');
  return (
    <Part icon="✓" title={t('trigger.visits')}>
      <p>{drill ? t('trigger.visitsDrill') : t('trigger.visitsText', { n: firstVisitsWithin })}</p>
      {!drill && costCapPercent !== null && <p>{t('trigger.cost', { n: costCapPercent })}</p>}
    </Part>
  );
}

function Basis({ preview: { basis } }: PartProperties) {
  const { t } = useTranslation('takeovers');
  const language = useLanguage();
  return (
    <section className="panel">
      <h2>{t('trigger.basis')}</h2>
      <ul className="plain-list">
        {basis.map(({ rule, title, source }) => (
          <li key={rule}>
            <code>{rule}</code> {title[language]} <span className="quiet small">{source}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
