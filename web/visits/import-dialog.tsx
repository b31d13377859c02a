import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VISIT_REFUSALS } from '../../domain/contracts/visit-refusals.ts';
import { ExportButton } from '../exports/export-button.tsx';
import '../form/form.css';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import { useLanguage } from '../words/i18n.ts';
import { sendRows, type RowResult } from './send-lines.ts';
import { linesOfSheet, type SheetLine } from './sheet-lines.ts';
import type { VisitPlan } from './visits-query.ts';
import './words.ts';

interface Properties {
  readonly contractId: string;
  readonly plan: VisitPlan;
  readonly close: () => void;
}

type Step =
  | { readonly at: 'choose'; readonly fault?: 'unreadable' | 'nothing' }
  | { readonly at: 'checked' | 'done'; readonly rows: readonly SheetLine[]; readonly results: readonly RowResult[] };

/** A file of records: every row is checked and shown first, and written only when somebody has said so. */
export function ImportDialog({ contractId, plan, close }: Properties) {
  const { t } = useTranslation('visits');
  const client = useQueryClient();
  const [step, setStep] = useState<Step>({ at: 'choose' });
  const [progress, setProgress] = useState({ done: 0, all: 0 });
  const told = (all: number) => (done: number) => setProgress({ done, all });
  const check = useMutation({
    mutationFn: async (file: File): Promise<Step> => {
      const rows = await rowsOf(file);
      if (rows === undefined) return { at: 'choose', fault: 'unreadable' };
      if (rows.length === 0) return { at: 'choose', fault: 'nothing' };
      told(rows.length)(0);
      return { at: 'checked', rows, results: await sendRows(contractId, rows, 'preview', told(rows.length)) };
    },
    onSuccess: setStep,
  });
  const record = useMutation({
    mutationFn: async (rows: readonly SheetLine[]): Promise<Step> => {
      told(rows.length)(0);
      return { at: 'done', rows, results: await sendRows(contractId, rows, 'record', told(rows.length)) };
    },
    onSuccess: async (next) => {
      setStep(next);
      await client.invalidateQueries({ queryKey: ['contract', contractId] });
    },
  });
  const error = check.error ?? record.error;
  const fit = step.at === 'checked' ? step.results.filter(({ status }) => status === 'recorded').length : 0;
  return (
    <Dialog
      title={t('import.title')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('import.close')}</Button>
          {step.at === 'checked' && fit > 0 && (
            <Button type="primary" disabled={record.isPending} onClick={() => record.mutate(step.rows)}>
              {t('import.send', { n: fit })}
            </Button>
          )}
        </>
      }
    >
      <p>{t('import.about')}</p>
      {step.at === 'choose' && (
        <Choice contractId={contractId} plan={plan} busy={check.isPending} choose={(file) => check.mutate(file)} />
      )}
      <div role="status">
        {check.isPending && <p>{t('import.reading', progress)}</p>}
        {record.isPending && <p>{t('import.sending', progress)}</p>}
        {step.at !== 'choose' && !record.isPending && <Outcome step={step} />}
      </div>
      <div role="alert">
        {step.at === 'choose' && step.fault && <Alert type="warning" showIcon title={t(`import.${step.fault}`)} />}
        {error && <Alert type="error" showIcon title={<TroubleText error={error} />} />}
      </div>
    </Dialog>
  );
}

interface ChoiceProperties extends Omit<Properties, 'close'> {
  readonly busy: boolean;
  readonly choose: (file: File) => void;
}

function Choice({ contractId, plan, busy, choose }: ChoiceProperties) {
  const { t } = useTranslation('visits');
  const id = useId();
  return (
    <>
      {plan.month !== null && (
        <p>
          {t('import.template')}：
          <ExportButton
            kind="visit-template"
            title={t('import.template')}
            filter={{ contract: contractId, month: String(plan.month) }}
            size="small"
          />
        </p>
      )}
      <div className="field">
        <label htmlFor={id}>{t('import.file')}</label>
        <input
          id={id}
          type="file"
          accept=".xlsx"
          disabled={busy}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            target.value = '';
            if (file) choose(file);
          }}
        />
      </div>
    </>
  );
}

function Outcome({ step }: { readonly step: Exclude<Step, { readonly at: 'choose' }> }) {
  const { t } = useTranslation('visits');
  const language = useLanguage();
  const count = (wanted: RowResult['status']) => step.results.filter(({ status }) => status === wanted).length;
  const counts = { all: step.rows.length, recorded: count('recorded'), repeated: count('repeated') };
  const refused = step.results.filter(({ status }) => status === 'refused');
  return (
    <>
      <p>
        <strong>
          {t(step.at === 'checked' ? 'import.checked' : 'import.done', { ...counts, refused: refused.length })}
        </strong>
      </p>
      {refused.length > 0 && (
        <>
          <p className="quiet">{t('import.partial')}</p>
          <div className="visit-problems" tabIndex={0} role="region" aria-label={t('import.why')}>
            <table className="lines">
              <thead>
                <tr>
                  <th scope="col">{t('import.rowWord')}</th>
                  <th scope="col">{t('import.why')}</th>
                  <th scope="col">{t('import.what')}</th>
                </tr>
              </thead>
              <tbody>
                {refused.slice(0, MOST_SHOWN).map(({ row, code, field, line }) => (
                  <tr key={row}>
                    <th scope="row">{t('import.row', { row })}</th>
                    <td data-label={t('import.why')}>
                      {VISIT_REFUSALS[code ?? 'malformed'][language]}
                      {field !== undefined && <code> {field}</code>}
                    </td>
                    <td data-label={t('import.what')}>
                      {[line['recipient'], line['service'], line['start']].filter(Boolean).join(' · ')}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </>
  );
}

const MOST_SHOWN = 500;

/** Undefined for what is no workbook, or one without the template's header. The reader is loaded when it is needed. */
async function rowsOf(file: File): Promise<readonly SheetLine[] | undefined> {
  const { readSheet } = await import('read-excel-file/browser');
  try {
    return linesOfSheet((await readSheet(file)) as Parameters<typeof linesOfSheet>[0]);
  } catch {
    return undefined;
  }
}
