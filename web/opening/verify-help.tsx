import { useTranslation } from 'react-i18next';
import './words.ts';

/** The public key, the program, and the line to type: nothing of it needs this service any more. */
export function VerifyHelp({ command }: { readonly command: string }) {
  const { t } = useTranslation('opening');
  return (
    <details className="verify-help">
      <summary>{t('verify')}</summary>
      <p>
        {t('verifyText')}{' '}
        <a href="/public/keys/signing-key.pem" download>
          {t('publicKey')}
        </a>{' '}
        <a href="/public/keys/verify.mjs" download>
          {t('verifier')}
        </a>
      </p>
      <pre tabIndex={0}>{command}</pre>
    </details>
  );
}
