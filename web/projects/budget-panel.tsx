import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatYuan } from '../../domain/money.ts';
import { answerOf, api } from '../connection/client.ts';
import '../form/form.css';
import { MoneyField } from '../form/money-field.tsx';
import { TextField } from '../form/text-field.tsx';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import { useSignedIn } from '../session/signed-in.tsx';
import { useProjectAct, useProjectBudget, type ProjectBudget } from './queries.ts';

/** The year's purchases beside the cap of §3.4 with its rule; finance enters the funds that it is a share of. */
export function BudgetPanel({ year }: { readonly year: number }) {
  const { t } = useTranslation('projects');
  const { roles } = useSignedIn();
  const { data } = useProjectBudget(year);
  const [entering, setEntering] = useState(false);
  if (!data) return null;
  return (
    <section className="case-panel project-budget" aria-label={t('budget.title', { year })}>
      <h2>{t('budget.title', { year })}</h2>
      <p className="quiet">
        <code>BU-01</code> {t('budget.rule', { share: data.sharePercent })}
      </p>
      {data.capFen !== null && data.leftFen !== null && <Bar budget={data} cap={data.capFen} left={data.leftFen} />}
      <Sums budget={data} />
      {data.fund === null ? (
        <p>{t('budget.noFund')}</p>
      ) : (
        <p className="quiet">
          {t('budget.funds', {
            central: formatYuan(data.fund.centralFen),
            provincial: formatYuan(data.fund.provincialFen),
            source: data.fund.source,
          })}
        </p>
      )}
      {roles.includes('finance') && (
        <Button onClick={() => setEntering(true)}>{t(data.fund === null ? 'budget.enter' : 'budget.change')}</Button>
      )}
      {entering && <FundDialog year={year} budget={data} close={() => setEntering(false)} />}
    </section>
  );
}

function Bar({ budget, cap, left }: { readonly budget: ProjectBudget; readonly cap: number; readonly left: number }) {
  const { t } = useTranslation('projects');
  const used = budget.purchasedFen + budget.scheduledFen;
  const percent = cap === 0 ? 100 : Math.round((used / cap) * 100);
  return (
    <div className="project-used">
      <progress max={Math.max(cap, 1)} value={Math.min(used, cap)} aria-label={t('budget.used', { percent })} />
      <strong className={left < 0 ? 'project-over' : ''}>{t('budget.used', { percent })}</strong>
    </div>
  );
}

function Sums({ budget }: { readonly budget: ProjectBudget }) {
  const { t } = useTranslation('projects');
  const { capFen, leftFen, purchasedFen, scheduledFen, reservedFen } = budget;
  const sums: [string, number][] = [
    ...(capFen === null ? [] : [[t('budget.cap'), capFen] as [string, number]]),
    [t('budget.purchased'), purchasedFen],
    [t('budget.scheduled'), scheduledFen],
    ...(leftFen === null
      ? []
      : [[t(leftFen < 0 ? 'budget.over' : 'budget.left'), Math.abs(leftFen)] as [string, number]]),
    [t('budget.reserved'), reservedFen],
  ];
  return (
    <dl className="project-sums">
      {sums.map(([name, fen]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{formatYuan(fen)}</dd>
        </div>
      ))}
    </dl>
  );
}

interface FundProperties {
  readonly year: number;
  readonly budget: ProjectBudget;
  readonly close: () => void;
}

function FundDialog({ year, budget, close }: FundProperties) {
  const { t } = useTranslation('projects');
  const { message } = App.useApp();
  const [central, setCentral] = useState<number | undefined>(budget.fund?.centralFen);
  const [provincial, setProvincial] = useState<number | undefined>(budget.fund?.provincialFen);
  const [source, setSource] = useState(budget.fund?.source ?? '');
  const { mutate, isPending, error } = useProjectAct((body: Parameters<typeof sendFund>[0]) => sendFund(body));
  const save = () => {
    if (central === undefined || provincial === undefined) return;
    mutate(
      { year, centralFen: central, provincialFen: provincial, source: source.trim() },
      {
        onSuccess: () => {
          void message.success(t('budget.saved'));
          close();
        },
      },
    );
  };
  const complete = central !== undefined && provincial !== undefined && source.trim().length >= 4;
  return (
    <Dialog
      title={`${year} · ${t('budget.enter')}`}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('one.cancel')}</Button>
          <Button type="primary" disabled={isPending || !complete} onClick={save}>
            {t('budget.save')}
          </Button>
        </>
      }
    >
      <MoneyField
        schema={{ title: t('budget.central') }}
        path={['centralFen']}
        required
        value={central}
        change={(value) => setCentral(typeof value === 'number' ? value : undefined)}
      />
      <MoneyField
        schema={{ title: t('budget.provincial') }}
        path={['provincialFen']}
        required
        value={provincial}
        change={(value) => setProvincial(typeof value === 'number' ? value : undefined)}
      />
      <TextField
        schema={{ title: t('budget.source'), description: t('budget.sourceAbout'), maxLength: 200 }}
        path={['source']}
        required
        value={source}
        change={(value) => setSource(String(value))}
      />
      <div role="alert">{error && <Alert type="error" showIcon title={<TroubleText error={error} />} />}</div>
    </Dialog>
  );
}

function sendFund(body: {
  readonly year: number;
  readonly centralFen: number;
  readonly provincialFen: number;
  readonly source: string;
}) {
  return answerOf(api.PUT('/api/v1/funds', { body }));
}
