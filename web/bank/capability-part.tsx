import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfferedService } from '../../domain/providers/eligibility.ts';
import type { Provider } from '../admission/queries.ts';
import { ServiceRows } from '../admission/service-rows.tsx';
import { OfferedServices } from '../admission/offered-services.tsx';
import { answerOf, api } from '../connection/client.ts';
import { FieldTrouble } from '../frame/trouble.tsx';
import { useSignedIn } from '../session/signed-in.tsx';
import { useBankAct } from './queries.ts';
import './words.ts';

/** What the own organisation can serve, by service and region; changed within what it was admitted with. */
export function CapabilityPart({ provider }: { readonly provider: Provider }) {
  const { t } = useTranslation('bank');
  const [changing, setChanging] = useState(false);
  const { admission, capacity, services } = provider;
  return (
    <section className="case-panel">
      <h2>{t('roster.capability')}</h2>
      <p className="quiet">
        {admission === 'admitted' ? t('roster.capabilityAbout', { count: capacity }) : t('roster.notAdmitted')}
      </p>
      {!changing &&
        (services.length === 0 ? <p>{t('roster.capabilityNone')}</p> : <OfferedServices services={services} />)}
      {admission === 'admitted' && !changing && <Button onClick={() => setChanging(true)}>{t('roster.change')}</Button>}
      {changing && <Changing provider={provider} close={() => setChanging(false)} />}
    </section>
  );
}

function Changing({ provider, close }: { readonly provider: Provider; readonly close: () => void }) {
  const { t } = useTranslation('bank');
  const { region } = useSignedIn();
  const { message } = App.useApp();
  const [services, setServices] = useState<readonly OfferedService[]>(provider.services);
  const { mutate, isPending, error } = useBankAct(() =>
    answerOf(
      api.PUT('/api/v1/providers/{providerId}/capability', {
        params: { path: { providerId: provider.id } },
        body: { services: [...services] },
      }),
    ),
  );
  const save = () =>
    mutate(undefined, {
      onSuccess: () => {
        void message.success(t('roster.saved'));
        close();
      },
    });
  return (
    <>
      <ServiceRows services={services} region={region} change={setServices} />
      <div role="alert">
        <FieldTrouble error={error} />
      </div>
      <div className="case-filters">
        <Button type="primary" disabled={isPending} onClick={save}>
          {t('roster.save')}
        </Button>
        <Button onClick={close}>{t('roster.cancel')}</Button>
      </div>
    </>
  );
}
