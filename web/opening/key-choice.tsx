import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OwnShare } from './share-work.ts';

/** How the holder's key comes into this page; it goes nowhere from here. */
export interface ChosenKey {
  readonly file?: File | undefined;
  readonly passphrase?: string | undefined;
  readonly demo?: boolean | undefined;
}

interface Properties {
  readonly share: OwnShare;
  readonly chosen: ChosenKey;
  readonly choose: (chosen: ChosenKey) => void;
}

/** The key file and its passphrase; in the demonstration the public demo key in one click. */
export function KeyChoice({ share, chosen, choose }: Properties) {
  const { t } = useTranslation('opening');
  const byDemo = chosen.demo === true;
  return (
    <div className="hall-key">
      {share.demoIdentity !== null && (
        <label className="hall-demo">
          <input
            type="checkbox"
            checked={byDemo}
            onChange={(event) => choose({ ...chosen, demo: event.target.checked })}
          />{' '}
          {t('demoKey')}
        </label>
      )}
      {!byDemo && (
        <>
          <label htmlFor="key-file">{t('keyFile')}</label>
          <input
            id="key-file"
            type="file"
            accept=".age"
            onChange={(event) => choose({ ...chosen, file: event.target.files?.[0] })}
          />
          <label htmlFor="key-passphrase">{t('passphrase')}</label>
          <Input.Password
            id="key-passphrase"
            autoComplete="off"
            value={chosen.passphrase}
            onChange={(event) => choose({ ...chosen, passphrase: event.target.value })}
          />
        </>
      )}
    </div>
  );
}
