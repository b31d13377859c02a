import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { TroubleText } from '../frame/trouble.tsx';
import { Unreadable } from './send-file.ts';
import type { Upload } from './use-uploads.ts';

interface Properties {
  readonly uploads: readonly Upload[];
  readonly retry: (key: number) => void;
  readonly cancel: (key: number) => void;
}

/** Files on their way, each with its bar and its way out. */
export function UploadList({ uploads, retry, cancel }: Properties) {
  if (uploads.length === 0) return null;
  return (
    <ul className="uploads">
      {uploads.map((upload) => (
        <li key={upload.key}>
          {upload.state === 'sending' ? (
            <OnItsWay upload={upload} cancel={() => cancel(upload.key)} />
          ) : (
            <Stopped upload={upload} retry={() => retry(upload.key)} cancel={() => cancel(upload.key)} />
          )}
        </li>
      ))}
    </ul>
  );
}

function OnItsWay({ upload: { name, percent }, cancel }: { readonly upload: Upload; readonly cancel: () => void }) {
  const { t } = useTranslation('attachments');
  const state = percent === 100 ? t('checking') : t('sent', { percent });
  return (
    <div className="upload">
      <span className="upload-name">{name}</span>
      <progress max={100} value={percent} aria-label={t('sending', { name })} />
      <span className="upload-state">{state}</span>
      <Button size="small" aria-label={t('cancel', { name })} onClick={cancel}>
        ✕
      </Button>
    </div>
  );
}

interface StoppedProperties {
  readonly upload: Upload;
  readonly retry: () => void;
  readonly cancel: () => void;
}

function Stopped({ upload: { name, percent, state, error }, retry, cancel }: StoppedProperties) {
  const { t } = useTranslation('attachments');
  const goesOn = state === 'broken' && !(error instanceof Unreadable);
  const broken = t(goesOn ? 'broken' : 'unreadable', { name, percent });
  return (
    <div role="alert">
      <Alert
        type={goesOn ? 'warning' : 'error'}
        showIcon
        title={state === 'refused' ? <TroubleText error={error} /> : broken}
        action={
          <span className="upload-ways">
            {goesOn && (
              <Button size="small" type="primary" aria-label={t('retry', { name })} onClick={retry}>
                {t('retryNow')}
              </Button>
            )}
            <Button size="small" onClick={cancel}>
              {goesOn ? t('cancelNow') : t('dismiss')}
            </Button>
          </span>
        }
      />
    </div>
  );
}
