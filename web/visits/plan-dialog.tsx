import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DEPENDENCY_ORDER } from '../../domain/contracts/dependency.ts';
import { answerOf, api } from '../connection/client.ts';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import { useLanguage } from '../words/i18n.ts';
import type { VisitPlan } from './visits-query.ts';
import './words.ts';

interface Properties {
  readonly contractId: string;
  readonly plan: VisitPlan;
  readonly close: () => void;
}

type Line = VisitPlan['lines'][number];

/** How many visits a month the contract owes, by service and dependency level. */
export function PlanDialog({ contractId, plan, close }: Properties) {
  const { t } = useTranslation('visits');
  const client = useQueryClient();
  const { message } = App.useApp();
  const [lines, setLines] = useState<readonly Line[]>(plan.lines);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      answerOf(
        api.PUT('/api/v1/contracts/{contractId}/visits/plan', {
          params: { path: { contractId } },
          body: { lines: [...lines] },
        }),
      ),
    onSuccess: async () => {
      void message.success(t('plan.saved'));
      close();
      await client.invalidateQueries({ queryKey: ['contract', contractId] });
    },
  });
  return (
    <Dialog
      title={t('plan.title')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('plan.back')}</Button>
          <Button type="primary" disabled={isPending} onClick={() => mutate()}>
            {t('plan.send')}
          </Button>
        </>
      }
    >
      <p>{t('plan.about')}</p>
      <Table plan={plan} lines={lines} change={setLines} />
      <div role="alert">{error && <Alert type="error" showIcon title={<TroubleText error={error} />} />}</div>
    </Dialog>
  );
}

interface TableProperties {
  readonly plan: VisitPlan;
  readonly lines: readonly Line[];
  readonly change: (lines: readonly Line[]) => void;
}

function Table({ plan, lines, change }: TableProperties) {
  const { t } = useTranslation('visits');
  const language = useLanguage();
  const nameOf = ({ zh, en }: VisitPlan['services'][number]) => (language === 'zh' ? zh : en);
  const set = (service: string, dependency: Line['dependency'], perMonth: number | null) => {
    const others = lines.filter((line) => line.service !== service || line.dependency !== dependency);
    change(perMonth === null ? others : [...others, { service, dependency, perMonth }]);
  };
  return (
    <table className="lines">
      <thead>
        <tr>
          <th scope="col">{t('list.service')}</th>
          {DEPENDENCY_ORDER.map((level) => (
            <th key={level} scope="col">
              {t(`dependency.${level}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {plan.services.map((service) => (
          <tr key={service.code}>
            <th scope="row">{nameOf(service)}</th>
            {DEPENDENCY_ORDER.map((level) => (
              <td key={level} data-label={t(`dependency.${level}`)}>
                <InputNumber
                  aria-label={t('plan.cell', { service: nameOf(service), level: t(`dependency.${level}`) })}
                  min={0}
                  max={200}
                  precision={0}
                  value={
                    lines.find((line) => line.service === service.code && line.dependency === level)?.perMonth ?? null
                  }
                  onChange={(value) => set(service.code, level, value)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
