import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isInForce } from '../../domain/contracts/contract-state.ts';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { StateTag } from '../admission/state-tag.tsx';
import { answerOf, api } from '../connection/client.ts';
import '../frame/lines.css';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import type { components } from '../generated/api.ts';
import { ReportDialog } from './report-dialog.tsx';
import { ReportMaterial } from './report-material.tsx';
import './words.ts';

type Month = components['schemas']['ReportMonth'];
type Contract = components['schemas']['ContractReports']['contract'];

const TONES = { 'not-yet': 'plain', due: 'wait', overdue: 'bad', 'in-time': 'good', late: 'bad' } as const;

/** The monthly reports of a contract beside what inspections found; its provider hands them in here. */
export function ContractReports({ contractId }: { readonly contractId: string }) {
  const { t } = useTranslation('reports');
  const [month, setMonth] = useState<number>();
  const { data, error, refetch } = useQuery({
    queryKey: ['contract', contractId, 'reports'],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/contracts/{contractId}/reports', { params: { path: { contractId } }, signal })),
  });
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting what={t('loading')} />;
  const { contract, months, mayHandIn } = data;
  return (
    <>
      <p className="page-about">
        {contract.provider} · {t('contract', { number: contract.number })}
      </p>
      {months.length === 0 ? (
        <p className="quiet">{t('none')}</p>
      ) : (
        <Months contract={contract} months={months} handIn={mayHandIn ? setMonth : undefined} />
      )}
      {month !== undefined && <ReportDialog contractId={contractId} month={month} close={() => setMonth(undefined)} />}
    </>
  );
}

interface MonthsProperties {
  readonly contract: Contract;
  readonly months: readonly Month[];
  readonly handIn: ((month: number) => void) | undefined;
}

function Months({ contract, months, handIn }: MonthsProperties) {
  const { t } = useTranslation('reports');
  return (
    <table className="lines">
      <thead>
        <tr>
          {(['period', 'due', 'state', 'visits', 'inspected', 'incidents', 'staff', 'act'] as const).map((column) => (
            <th key={column} scope="col">
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {months.map((line) => (
          <MonthLine key={line.month} contract={contract} line={line} handIn={handIn} />
        ))}
      </tbody>
    </table>
  );
}

interface LineProperties {
  readonly contract: Contract;
  readonly line: Month;
  readonly handIn: ((month: number) => void) | undefined;
}

function MonthLine({ contract, line, handIn }: LineProperties) {
  const { t } = useTranslation('reports');
  const { month, from, to, dueAt, provisional, state, report, inspection } = line;
  const visits = (figures: { visitsDone: number; visitsPlanned: number } | null) =>
    figures === null ? '—' : t('times', { done: figures.visitsDone, planned: figures.visitsPlanned });
  return (
    <tr>
      <th scope="row">
        {t('month', { month })}
        <span className="case-about">
          {from} ～ {to}
        </span>
      </th>
      <td data-label={t('due')}>
        {formatInstant(dueAt as Instant)}
        {provisional && t('provisional')}
      </td>
      <td data-label={t('state')}>
        <StateTag tone={TONES[state]}>{t(`states.${state}`)}</StateTag>
      </td>
      <td data-label={t('visits')}>{visits(report)}</td>
      <td data-label={t('inspected')}>{visits(inspection)}</td>
      <td data-label={t('incidents')}>{report?.incidents ?? '—'}</td>
      <td data-label={t('staff')}>
        {report === null ? '—' : t('change', { joined: report.staffJoined, left: report.staffLeft })}
      </td>
      <td>
        {report !== null && (
          <ReportMaterial
            {...{ contractId: contract.id, month, text: report.text }}
            changeable={handIn !== undefined && isInForce(contract.state)}
          />
        )}
        {handIn && (state === 'due' || state === 'overdue') && (
          <Button size="small" aria-label={`${t('handIn')} ${t('month', { month })}`} onClick={() => handIn(month)}>
            {t('handIn')}
          </Button>
        )}
      </td>
    </tr>
  );
}
