import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../connection/client.ts';
import { TroubleText } from '../frame/trouble.tsx';
import type { Visit } from './visits-query.ts';
import './words.ts';

interface Properties {
  readonly contractId: string;
  readonly visits: readonly Visit[];
  /** For one visit in a line of many. */
  readonly label?: string;
}

/** Whom a text may still ask: each visit once. */
export function textable({ mayText, text }: Visit): boolean {
  return mayText && text === null;
}

/** Asks the recipients of these visits by text; each visit once. */
export function TextButton({ contractId, visits, label }: Properties) {
  const { t } = useTranslation('visits');
  const client = useQueryClient();
  const { message } = App.useApp();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/contracts/{contractId}/visits/texts', {
          params: { path: { contractId } },
          body: { visits: visits.map(({ id }) => id), origin: location.origin },
        }),
      ),
    onSuccess: ({ asked }) => {
      void message.success(t('texts.asked', { n: asked }));
      return client.invalidateQueries({ queryKey: ['contract', contractId, 'visits'] });
    },
  });
  return (
    <>
      <Button
        size={label === undefined ? 'middle' : 'small'}
        {...(label !== undefined && { 'aria-label': label })}
        disabled={isPending}
        onClick={() => mutate()}
      >
        {label === undefined ? t('texts.many', { n: visits.length }) : t('texts.act')}
      </Button>
      <span role="alert">{error && <TroubleText error={error} />}</span>
    </>
  );
}
