import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../frame/dialog.tsx';

/** The cheat sheet. */
export function KeysHelp({ close }: { readonly close: () => void }) {
  const { t } = useTranslation();
  const { t: own } = useTranslation('inbox');
  const keys = [
    ['j', t('keys.next')],
    ['k', t('keys.previous')],
    ['Enter', t('keys.open')],
    ['c', t('keys.claim')],
    ['u', own('keyUnclaim')],
    ['h', own('keyLater')],
    ['x', own('keySelect')],
    ['/', own('keySearch')],
    ['Esc', own('keyEscape')],
    ['?', t('keys.help')],
  ] as const;
  return (
    <Dialog title={t('keys.title')} close={close} footer={<Button onClick={close}>{t('keys.close')}</Button>}>
      <dl className="keys">
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
