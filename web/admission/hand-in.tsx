import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api, Refusal } from '../connection/client.ts';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import { useSignedIn } from '../session/signed-in.tsx';
import type { Application } from './kept-application.ts';
import './words.ts';

interface Properties {
  readonly application: Application;
  readonly close: () => void;
  readonly handedIn: () => void;
}

/** Says what will happen, then hands the application in; sent twice with one key it is recorded once. */
export function HandIn({ application, close, handedIn }: Properties) {
  const { t } = useTranslation('admission');
  const { region } = useSignedIn();
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => {
      const body = { ...application, services: [...application.services], statements: [...application.statements] };
      return answerOf(api.POST('/api/v1/admissions', { body }));
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['admissions'] });
      handedIn();
    },
  });
  return (
    <Dialog
      title={t('confirm.title')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('confirm.back')}</Button>
          <Button type="primary" disabled={isPending} onClick={() => mutate()}>
            {isPending ? t('confirm.sending') : t('confirm.send')}
          </Button>
        </>
      }
    >
      <p>{t('confirm.text', { region })}</p>
      <div role="alert">
        {error && (
          <Alert
            type="error"
            showIcon
            title={t('confirm.refused')}
            description={
              <>
                <TroubleText error={error} />
                {error instanceof Refusal && <Faults error={error} />}
              </>
            }
          />
        )}
      </div>
    </Dialog>
  );
}

function Faults({ error }: { readonly error: Refusal }) {
  return (
    <ul>
      {(error.problem.errors ?? []).map(({ pointer, message }) => (
        <li key={pointer}>{message}</li>
      ))}
    </ul>
  );
}
