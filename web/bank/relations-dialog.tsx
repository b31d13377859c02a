import { App, Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LINK_KIND_CODES, LINK_KINDS, type LinkKind } from '../../domain/providers/relations.ts';
import { answerOf, api } from '../connection/client.ts';
import '../form/form.css';
import { Dialog } from '../frame/dialog.tsx';
import { FieldTrouble } from '../frame/trouble.tsx';
import { useLanguage } from '../words/i18n.ts';
import { useBankAct, type Relations } from './queries.ts';
import './words.ts';

type Link = Relations['links'][number];

interface Properties {
  readonly providerId: string;
  readonly relations: Relations;
  readonly close: () => void;
}

/** States them anew as a whole. The identity number is typed each time, since nobody keeps it. */
export function RelationsDialog({ providerId, relations, close }: Properties) {
  const { t } = useTranslation('bank');
  const { message } = App.useApp();
  const id = useId();
  const [name, setName] = useState(relations.responsibleName ?? '');
  const [number, setNumber] = useState('');
  const [links, setLinks] = useState<readonly Link[]>(relations.links);
  const [tried, setTried] = useState(false);
  const complete =
    name.trim().length >= 2 &&
    number.trim() !== '' &&
    links.every((link) => link.name.trim().length >= 2 && link.creditCode.trim() !== '');
  const { mutate, isPending, error } = useBankAct(() =>
    answerOf(
      api.PUT('/api/v1/providers/{providerId}/relations', {
        params: { path: { providerId } },
        body: { responsibleName: name.trim(), responsibleNumber: number.trim(), links: [...links] },
      }),
    ),
  );
  const save = () => {
    setTried(true);
    if (!complete) return;
    mutate(undefined, {
      onSuccess: () => {
        void message.success(t('roster.saved'));
        close();
      },
    });
  };
  const change = (at: number, part: Partial<Link>) =>
    setLinks(links.map((link, place) => (place === at ? { ...link, ...part } : link)));
  return (
    <Dialog
      title={t('relations.change')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('roster.cancel')}</Button>
          <Button type="primary" disabled={isPending} onClick={save}>
            {t('roster.save')}
          </Button>
        </>
      }
    >
      <div className="field">
        <label htmlFor={`${id}-name`}>{t('relations.name')}</label>
        <Input id={`${id}-name`} maxLength={50} value={name} onChange={({ target }) => setName(target.value)} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-number`}>{t('relations.number')}</label>
        <p className="field-about">{t('relations.numberAbout')}</p>
        <Input
          id={`${id}-number`}
          maxLength={40}
          autoComplete="off"
          value={number}
          onChange={({ target }) => setNumber(target.value)}
        />
      </div>
      {links.map((link, at) => (
        <LinkFields
          key={at}
          at={at}
          link={link}
          change={(part) => change(at, part)}
          remove={() => setLinks(links.filter((_, place) => place !== at))}
        />
      ))}
      <Button onClick={() => setLinks([...links, { name: '', creditCode: '', kind: 'holding' }])}>
        {t('relations.add')}
      </Button>
      <div role="alert">
        {tried && !complete && <p className="field-error">{t('relations.missing')}</p>}
        <FieldTrouble error={error} />
      </div>
    </Dialog>
  );
}

interface LinkProperties {
  readonly at: number;
  readonly link: Link;
  readonly change: (part: Partial<Link>) => void;
  readonly remove: () => void;
}

function LinkFields({ at, link, change, remove }: LinkProperties) {
  const { t } = useTranslation('bank');
  const language = useLanguage();
  const id = useId();
  return (
    <fieldset className="field">
      <legend>{t('relations.link', { n: at + 1 })}</legend>
      <label htmlFor={`${id}-name`}>{t('relations.linkName')}</label>
      <Input
        id={`${id}-name`}
        maxLength={100}
        value={link.name}
        onChange={({ target }) => change({ name: target.value })}
      />
      <label htmlFor={`${id}-code`}>{t('relations.linkCode')}</label>
      <Input
        id={`${id}-code`}
        maxLength={40}
        value={link.creditCode}
        onChange={({ target }) => change({ creditCode: target.value })}
      />
      <label htmlFor={`${id}-kind`}>{t('relations.linkKind')}</label>
      <Select<LinkKind>
        id={`${id}-kind`}
        className="choice"
        value={link.kind}
        onChange={(kind) => change({ kind })}
        options={LINK_KIND_CODES.map((value) => ({ value, label: LINK_KINDS[value][language] }))}
      />
      <Button type="text" onClick={remove}>
        {t('relations.remove')}
      </Button>
    </fieldset>
  );
}
