import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { TroubleText } from '../frame/trouble.tsx';
import { fetchFile, isUnfinished, useExport, type ExportFilter, type ExportKind } from './use-export.ts';
import './exports.css';
import './words.ts';

interface Properties {
  readonly kind: ExportKind;
  /** What the table is called, for those who hear the button only. */
  readonly title: string;
  readonly filter: ExportFilter;
  readonly size?: 'small' | 'middle';
}

/** Exports the table that the filter shows. Says how far it is, can be cancelled, and saves the file when it is ready. */
export function ExportButton({ kind, title, filter, size = 'middle' }: Properties) {
  const { t } = useTranslation('exports');
  const { job, asking, error, ask, cancel, forget } = useExport(kind, filter);
  const making = job !== undefined && isUnfinished(job);
  return (
    <span className="export">
      <Button
        size={size}
        icon={<DownloadOutlined aria-hidden />}
        disabled={asking || making}
        aria-label={t('exportOf', { title })}
        onClick={ask}
      >
        {t('export')}
      </Button>
      <span className="export-state" role="status">
        {asking && t('starting')}
        {making && (
          <>
            {t('making', { rows: job.rowsWritten.toLocaleString('en') })}
            <Button size="small" type="link" onClick={cancel}>
              {t('cancel')}
            </Button>
          </>
        )}
        {job?.state === 'ready' && (
          <>
            {t('ready', { rows: job.rowsWritten.toLocaleString('en'), file: job.fileName })}
            <Button size="small" type="link" onClick={() => fetchFile(job.id)}>
              {t('again')}
            </Button>
          </>
        )}
      </span>
      {(error !== null || job?.state === 'failed') && (
        <Alert
          className="export-trouble"
          type="error"
          showIcon
          role="alert"
          title={job?.problem ? t(`problem.${job.problem}`) : <TroubleText error={error} />}
          closable={{ closeIcon: true, onClose: forget, 'aria-label': t('close') }}
        />
      )}
    </span>
  );
}
