import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answerOf, api } from '../connection/client.ts';
import '../form/form.css';
import { Dialog } from '../frame/dialog.tsx';
import { Trouble, TroubleText } from '../frame/trouble.tsx';
import { useLastResortPreview, type RegionLastResort } from './last-resort-query.ts';
import './last-resort-words.ts';

interface Properties {
  readonly of: RegionLastResort;
  readonly close: () => void;
}

const SHORTEST = 4;

/** A unit with what it rests on; which contracts will fall back on it is shown before it is named. */
export function LastResortDialog({ of: { region, unit }, close }: Properties) {
  const { t } = useTranslation('lastResort');
  const id = useId();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [name, setName] = useState('');
  const [basis, setBasis] = useState('');
  const ready = name.trim().length >= SHORTEST && basis.trim().length >= SHORTEST;
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => {
      const body = { region: region.code, name: name.trim(), basis: basis.trim(), replaces: unit?.id ?? null };
      return answerOf(api.POST('/api/v1/supervision/units', { body }));
    },
    onSuccess: () => {
      void message.success(t('done'));
      close();
    },
    onSettled: () =>
      Promise.all(
        ['last-resort', 'contract', 'contracts'].map((what) => client.invalidateQueries({ queryKey: [what] })),
      ),
  });
  return (
    <Dialog
      title={t(unit ? 'replaceOf' : 'nameOf', { region: region.name })}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('cancel')}</Button>
          <Button type="primary" disabled={!ready || isPending} onClick={() => mutate()}>
            {t('save')}
          </Button>
        </>
      }
    >
      <Preview region={region.code} unit={unit?.name} />
      <div className="field">
        <label htmlFor={`${id}-name`}>{t('unitName')}</label>
        <p className="field-about">{t('unitAbout')}</p>
        <Input id={`${id}-name`} maxLength={100} value={name} onChange={({ target }) => setName(target.value)} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-basis`}>{t('basis')}</label>
        <p className="field-about">{t('basisAbout')}</p>
        <Input.TextArea
          id={`${id}-basis`}
          maxLength={200}
          autoSize={{ minRows: 2 }}
          value={basis}
          onChange={({ target }) => setBasis(target.value)}
        />
      </div>
      <div role="alert">{error && <Alert type="error" showIcon title={<TroubleText error={error} />} />}</div>
    </Dialog>
  );
}

function Preview({ region, unit }: { readonly region: string; readonly unit: string | undefined }) {
  const { t } = useTranslation('lastResort');
  const { data, error, refetch } = useLastResortPreview(region);
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <p className="quiet">{t('counting')}</p>;
  const { contracts, now, shown, serving } = data;
  return (
    <section className="field" aria-live="polite">
      <strong>{contracts === 0 ? t('affectsNone') : t('affects', { n: contracts })}</strong>
      <ul className="plain-list">
        {now.map(({ name, rung, contracts: n }) => (
          <li key={`${rung}-${name}`}>{t(`now.${rung}`, { name, n })}</li>
        ))}
        {shown.map(({ id, number, lotName }) => (
          <li key={id}>
            <Link to={`/contracts/${id}`}>{number}</Link> {lotName}
          </li>
        ))}
        {contracts > shown.length && <li className="quiet">{t('andMore', { n: contracts - shown.length })}</li>}
      </ul>
      {unit !== undefined && serving > 0 && <p>{t('serving', { name: unit, n: serving })}</p>}
    </section>
  );
}
