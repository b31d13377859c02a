import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { TroubleText } from '../frame/trouble.tsx';
import { ShareTrouble } from './share-trouble.ts';

/** Why the share did not open here, or why it was not taken. */
export function ShareFault({ error }: { readonly error: Error | null }) {
  const { t } = useTranslation('opening');
  const title = error instanceof ShareTrouble ? t(error.word) : <TroubleText error={error} />;
  return <div role="alert">{error && <Alert type="error" showIcon title={title} />}</div>;
}
