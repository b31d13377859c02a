import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceField } from '../form/choice-field.tsx';
import { DateField } from '../form/date-field.tsx';
import '../form/form.css';
import { ListField } from '../form/list-field.tsx';
import { TextField } from '../form/text-field.tsx';
import { Dialog } from '../frame/dialog.tsx';
import { FieldTrouble } from '../frame/trouble.tsx';
import { useLanguage } from '../words/i18n.ts';
import { useEnterFund, type FundSources } from './queries.ts';
import './words.ts';

const NEW = 'new';
const SHORTEST_NAME = 2;
const SHORTEST_SOURCE = 4;

/** A new source, or a new direction of one that is there, from a day on, with its document. */
export function FundDialog({ sources, close }: { readonly sources: FundSources; readonly close: () => void }) {
  const { t } = useTranslation('earmark');
  const { message } = App.useApp();
  const language = useLanguage();
  const [code, setCode] = useState(NEW);
  const [newName, setName] = useState('');
  const [programmes, setProgrammes] = useState<readonly string[]>([]);
  const [effectiveFrom, setFrom] = useState<string>();
  const [source, setSource] = useState('');
  const [tried, setTried] = useState(false);
  const { mutate, isPending, error } = useEnterFund();
  const chosen = sources.inForce.find((fund) => fund.code === code);
  const nameZh = chosen?.nameZh ?? newName.trim();
  const stated = nameZh.length >= SHORTEST_NAME && source.trim().length >= SHORTEST_SOURCE;
  const complete = stated && programmes.length > 0 && effectiveFrom !== undefined;
  const save = () => {
    setTried(true);
    if (!complete) return;
    const named = chosen === undefined ? { nameZh } : { code: chosen.code, nameZh, nameEn: chosen.nameEn };
    const body = { ...named, programmes: [...programmes], effectiveFrom, source: source.trim() };
    mutate(body, {
      onSuccess: () => {
        void message.success(t('saved'));
        close();
      },
    });
  };
  const name = (one: { readonly nameZh: string; readonly nameEn: string }) =>
    language === 'zh' ? one.nameZh : one.nameEn;
  const labels = Object.fromEntries([[NEW, t('newFund')], ...sources.inForce.map((fund) => [fund.code, name(fund)])]);
  const served = Object.fromEntries(sources.programmes.map((one) => [one.code, name(one)]));
  return (
    <Dialog
      title={t('enter')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('cancel')}</Button>
          <Button type="primary" disabled={isPending} onClick={save}>
            {t('save')}
          </Button>
        </>
      }
    >
      <ChoiceField
        schema={{ title: t('fund'), enum: Object.keys(labels), 'x-labels': labels }}
        path={['fund']}
        required
        value={code}
        change={(value) => setCode(String(value))}
      />
      {code === NEW && (
        <TextField
          schema={{ title: t('name'), maxLength: 60 }}
          path={['nameZh']}
          required
          value={newName}
          change={(value) => setName(String(value))}
        />
      )}
      <ListField
        schema={{
          type: 'array',
          title: t('programmes'),
          items: { type: 'string', enum: Object.keys(served), 'x-labels': served },
        }}
        path={['programmes']}
        required
        value={programmes}
        change={(value) => setProgrammes(value as string[])}
      />
      <DateField
        schema={{ title: t('from') }}
        path={['effectiveFrom']}
        required
        value={effectiveFrom}
        change={(value) => setFrom(value as string | undefined)}
      />
      <TextField
        schema={{ title: t('document'), description: t('documentAbout'), maxLength: 200 }}
        path={['source']}
        required
        value={source}
        change={(value) => setSource(String(value))}
      />
      <div role="alert">
        {tried && !complete && <p className="field-error">{t('incomplete')}</p>}
        <FieldTrouble error={error} />
      </div>
    </Dialog>
  );
}
