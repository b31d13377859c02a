import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatSecond, type Instant } from '../../domain/time/shanghai.ts';
import { PaperLink } from '../frame/paper-link.tsx';
import { saveFile } from '../frame/save-file.ts';
import { useSignedIn } from '../session/signed-in.tsx';
import type { Opening } from './opening-query.ts';
import { SignOffDialog } from './sign-off-dialog.tsx';
import { VerifyHelp } from './verify-help.tsx';

/** The signed record, to keep and to verify elsewhere, and who has signed it off. */
export function RecordPart({ opening }: { readonly opening: Opening }) {
  const { t } = useTranslation('opening');
  const { purchase, record, recordHash, signOffs, own } = opening;
  const official = !useSignedIn().roles.includes('provider');
  const [signing, setSigning] = useState(false);
  const name = `${purchase.number}-开标记录.json`;
  return (
    <section className="hall-card" aria-labelledby="hall-record">
      <h2 id="hall-record">{t('record')}</h2>
      <p>{t('recordSigned')}</p>
      <dl className="told-facts">
        <div>
          <dt>{t('recordHash')}</dt>
          <dd>
            <code className="hash">{recordHash?.match(/.{8}/g)?.join(' ')}</code>
          </dd>
        </div>
      </dl>
      <div className="hall-actions">
        <Button onClick={() => saveFile(name, JSON.stringify(record, null, 2), 'application/json')}>
          {t('saveRecord')}
        </Button>
        {official && <PaperLink of={`purchases/${purchase.id}/opening`}>{t('paper')}</PaperLink>}
        {own.signsOffAs !== null && (
          <Button type="primary" onClick={() => setSigning(true)}>
            {t('signOff')}
          </Button>
        )}
      </div>
      <VerifyHelp command={`node verify.mjs ${name} signing-key.pem`} />
      <h3>{t('signOffs')}</h3>
      <p className="quiet">{t('signOffsAbout')}</p>
      {signOffs.length === 0 && <p>{t('signOffsNone')}</p>}
      <ul className="hall-signs">
        {signOffs.map(({ part, organisation, name: who, objection, at }) => (
          <li key={`${organisation}${at}`}>
            <strong>{t(`part.${part}`)}</strong> {who === null ? organisation : `${who}（${organisation}）`}{' '}
            <span className={objection === null ? 'hall-holder-given' : 'hall-holder-lost'}>
              {objection === null ? t('noObjection') : t('objected', { objection })}
            </span>{' '}
            <span className="quiet">{formatSecond(at as Instant)}</span>
          </li>
        ))}
      </ul>
      {signing && <SignOffDialog opening={opening} close={() => setSigning(false)} />}
    </section>
  );
}
