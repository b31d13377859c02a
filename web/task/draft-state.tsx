import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatInstant, instantOfMillis } from '../../domain/time/shanghai.ts';
import { TroubleText } from '../frame/trouble.tsx';
import type { Draft } from './use-draft.ts';

/** Whether what is on the screen is kept, in words. */
export function DraftState({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation();
  const { state, savedAt, error, saveNow } = draft;
  const at = state === 'saved' ? formatInstant(instantOfMillis(savedAt)).slice(-5) : '';
  return (
    <p className={`draft-state draft-${state}`} role="status">
      {t(`draft.${state}`, { at })} {error && <TroubleText error={error} />}
      {state === 'failed' && (
        <Button size="small" onClick={saveNow}>
          {t('draft.retry')}
        </Button>
      )}
    </p>
  );
}
