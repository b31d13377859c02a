import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, Radio } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../connection/client.ts';
import '../form/form.css';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import type { Visit } from './visits-query.ts';
import './words.ts';

interface Properties {
  readonly contractId: string;
  readonly visit: Visit;
  readonly close: () => void;
}

const RATINGS = [5, 4, 3, 2, 1];

/** What a recipient says on the phone, written down by the office. */
export function FeedbackDialog({ contractId, visit, close }: Properties) {
  const { t } = useTranslation('visits');
  const id = useId();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [tookPlace, setTookPlace] = useState<boolean>();
  const [rating, setRating] = useState<number | null>(null);
  const [remark, setRemark] = useState('');
  const { mutate, isPending, error } = useMutation({
    mutationFn: (came: boolean) => {
      const words = remark.trim();
      const body = { tookPlace: came, rating: came ? rating : null, remark: words === '' ? null : words };
      return answerOf(api.POST('/api/v1/visits/{visitId}/feedback', { params: { path: { visitId: visit.id } }, body }));
    },
    onSuccess: async () => {
      void message.success(t('phone.done'));
      close();
      await client.invalidateQueries({ queryKey: ['contract', contractId] });
    },
  });
  return (
    <Dialog
      title={t('phone.title')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('form.back')}</Button>
          <Button
            type="primary"
            disabled={tookPlace === undefined || isPending}
            onClick={() => tookPlace !== undefined && mutate(tookPlace)}
          >
            {t('phone.send')}
          </Button>
        </>
      }
    >
      <p>{t('phone.about', { name: visit.recipient.name, number: visit.recipient.number })}</p>
      <div className="field" role="group" aria-labelledby={`${id}-came`}>
        <span id={`${id}-came`}>{t('phone.came')}</span>
        <Radio.Group
          name={`${id}-came`}
          value={tookPlace}
          onChange={({ target }) => setTookPlace(target.value as boolean)}
          options={[
            { value: true, label: t('phone.yes') },
            { value: false, label: t('phone.no') },
          ]}
        />
      </div>
      {tookPlace === true && (
        <div className="field" role="group" aria-labelledby={`${id}-rating`}>
          <span id={`${id}-rating`}>{t('phone.rating')}</span>
          <Radio.Group
            name={`${id}-rating`}
            value={rating}
            onChange={({ target }) => setRating(target.value as number)}
            options={RATINGS.map((value) => ({ value, label: t('list.stars', { n: value }) }))}
          />
        </div>
      )}
      <div className="field">
        <label htmlFor={`${id}-remark`}>{t('phone.remark')}</label>
        <Input.TextArea
          id={`${id}-remark`}
          maxLength={500}
          autoSize={{ minRows: 2 }}
          value={remark}
          onChange={({ target }) => setRemark(target.value)}
        />
      </div>
      <div role="alert">{error && <Alert type="error" showIcon title={<TroubleText error={error} />} />}</div>
    </Dialog>
  );
}
