import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Refusal, Unreachable } from '../connection/client.ts';
import { useLanguage } from '../words/i18n.ts';

/** What went wrong and what to do, in one or two sentences. */
export function TroubleText({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (error instanceof Refusal) {
    const { title, titleEn, detail, detailEn } = error.problem;
    return language === 'zh' ? `${title}。${detail}` : `${titleEn}. ${detailEn}`;
  }
  return t(error instanceof Unreachable ? 'trouble.unreachable' : 'trouble.unexpected');
}

/** The same in a dialog, with a line for every field that was refused; nothing where nothing went wrong. */
export function FieldTrouble({ error }: { readonly error: unknown }) {
  if (!error) return null;
  const faults = error instanceof Refusal ? (error.problem.errors ?? []) : [];
  return (
    <Alert
      type="error"
      showIcon
      title={<TroubleText error={error} />}
      description={
        faults.length > 0 && (
          <ul>
            {faults.map(({ pointer, message }) => (
              <li key={pointer}>{message}</li>
            ))}
          </ul>
        )
      }
    />
  );
}

/** The same in the place of a page or a part, with the way back. */
export function Trouble({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const { t } = useTranslation();
  const request = error instanceof Refusal ? error.problem.instance?.split(':').at(-1) : undefined;
  return (
    <div role="alert" className="trouble">
      <Alert
        type="error"
        showIcon
        title={<TroubleText error={error} />}
        description={request && `${t('trouble.requestId')} ${request}`}
        action={retry && <Button onClick={retry}>{t('trouble.retry')}</Button>}
      />
    </div>
  );
}
