import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LINK_KINDS } from '../../domain/providers/relations.ts';
import '../frame/lines.css';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { useLanguage } from '../words/i18n.ts';
import { useRelations, type Relations } from './queries.ts';
import { RelationsDialog } from './relations-dialog.tsx';
import './words.ts';

/** Responsible person and related organisations: whoever is related may not bid for the same lot (PB-12). */
export function RelationsPart({ providerId, own = false }: { readonly providerId: string; readonly own?: boolean }) {
  const { t } = useTranslation('bank');
  const [changing, setChanging] = useState(false);
  const { data, error, refetch } = useRelations(providerId);
  return (
    <section className="case-panel" aria-labelledby="relations">
      <h2 id="relations">{t('relations.title')}</h2>
      <p className="quiet">{t(own ? 'relations.aboutOwn' : 'relations.about')}</p>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting what={t('relations.loading')} />}
      {data && <Stated relations={data} />}
      {own && data && <Button onClick={() => setChanging(true)}>{t('relations.change')}</Button>}
      {changing && data && (
        <RelationsDialog providerId={providerId} relations={data} close={() => setChanging(false)} />
      )}
    </section>
  );
}

function Stated({ relations: { responsibleName, links } }: { readonly relations: Relations }) {
  const { t } = useTranslation('bank');
  const language = useLanguage();
  return (
    <>
      <p>{responsibleName === null ? t('relations.none') : t('relations.person', { name: responsibleName })}</p>
      {links.length > 0 && (
        <ul>
          {links.map(({ name, creditCode, kind }) => (
            <li key={`${creditCode} ${kind}`}>
              {name} <code>{creditCode}</code> {LINK_KINDS[kind][language]}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
