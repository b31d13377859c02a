import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatInstant, instantOfMillis } from '../../domain/time/shanghai.ts';
import { TroubleText } from '../frame/trouble.tsx';
import type { Draft } from './use-draft.ts';

/** Whether what is on the screen is kept, in words. */
export function DraftState({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation();
  const { t: words } = useTranslation('task');
  const { state, savedAt, error, saveNow } = draft;
  const at = state === 'saved' ? formatInstant(instantOfMillis(savedAt)).slice(-5) : '';
  if (state === 'conflict') return null;
  return (
    <p className={`draft-state draft-${state}`} role="status">
      {state === 'offline' ? words('offline') : t(`draft.${state}`, { at })}{' '}
      {state === 'failed' && <TroubleText error={error} />}
      {(state === 'failed' || state === 'offline') && (
        <Button size="small" onClick={saveNow}>
          {t('draft.retry')}
        </Button>
      )}
    </p>
  );
}
