import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import { useLanguage } from '../words/i18n.ts';
import { ItemDialog } from './item-dialog.tsx';
import { useDraftChange, type EditionDetail, type Item } from './queries.ts';
import { Standard, useItemName } from './standard.tsx';
import './words.ts';

/** Everything the edition has, by class; of a draft each item can be changed or retired, and new ones added. */
export function ItemList({ edition }: { readonly edition: EditionDetail }) {
  const { t } = useTranslation('directory');
  const { items, mayEdit } = edition;
  const [writing, setWriting] = useState<{ readonly item: Item | undefined }>();
  const [retiring, setRetiring] = useState<Item>();
  return (
    <section className="case-panel" aria-labelledby="items">
      <h2 id="items">{t('items.title', { count: items.length })}</h2>
      {mayEdit && <Button onClick={() => setWriting({ item: undefined })}>{t('items.add')}</Button>}
      {mayEdit && <Retired edition={edition} />}
      {(['direct', 'transactional'] as const).map((wanted) => (
        <div key={wanted}>
          <h3>{t(`items.${wanted}`)}</h3>
          {items
            .filter((item) => item.class === wanted)
            .map((item) => (
              <OneItem
                key={item.code}
                item={item}
                {...(mayEdit && { change: () => setWriting({ item }), retire: () => setRetiring(item) })}
              />
            ))}
        </div>
      ))}
      {writing && <ItemDialog edition={edition} item={writing.item} close={() => setWriting(undefined)} />}
      {retiring && <RetireDialog edition={edition} item={retiring} close={() => setRetiring(undefined)} />}
    </section>
  );
}

interface OneProperties {
  readonly item: Item;
  readonly change?: () => void;
  readonly retire?: () => void;
}

function OneItem({ item, change, retire }: OneProperties) {
  const { t } = useTranslation('directory');
  const zh = useLanguage() === 'zh';
  const name = useItemName();
  const words = { code: item.code, name: zh ? item.nameZh : item.nameEn };
  return (
    <details className="edition-item">
      <summary>
        {name(item)} · {t('items.unit', { unit: zh ? item.unitZh : item.unitEn })}
      </summary>
      <p>{zh ? item.contentZh : item.contentEn}</p>
      <Standard item={item} />
      {change && retire && (
        <p className="case-filters">
          <Button aria-label={t('items.changeOf', words)} onClick={change}>
            {t('items.change')}
          </Button>
          <Button danger aria-label={t('items.retireOf', words)} onClick={retire}>
            {t('items.retire')}
          </Button>
        </p>
      )}
    </details>
  );
}

interface RetireProperties {
  readonly edition: EditionDetail;
  readonly item: Item;
  readonly close: () => void;
}

function RetireDialog({ edition, item, close }: RetireProperties) {
  const { t } = useTranslation('directory');
  const { message } = App.useApp();
  const zh = useLanguage() === 'zh';
  const { mutate, isPending, error } = useDraftChange(edition);
  const name = zh ? item.nameZh : item.nameEn;
  const retire = () =>
    mutate(
      { items: edition.items.filter(({ code }) => code !== item.code) },
      {
        onSuccess: () => {
          void message.success(t('items.saved'));
          close();
        },
      },
    );
  return (
    <Dialog
      title={t('items.retireOf', { code: item.code, name })}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('head.cancel')}</Button>
          <Button danger type="primary" disabled={isPending || edition.items.length === 1} onClick={retire}>
            {t('items.retire')}
          </Button>
        </>
      }
    >
      <p>{t('items.retireAbout', { name })}</p>
      <div role="alert">{error && <Alert type="error" showIcon title={<TroubleText error={error} />} />}</div>
    </Dialog>
  );
}

/** What the draft has retired, until it is published. */
function Retired({ edition }: { readonly edition: EditionDetail }) {
  const { t } = useTranslation('directory');
  const zh = useLanguage() === 'zh';
  const { mutate, isPending, error } = useDraftChange(edition);
  if (edition.retired.length === 0) return null;
  return (
    <>
      <h3>{t('difference.retired')}</h3>
      <ul>
        {edition.retired.map((item) => {
          const name = zh ? item.nameZh : item.nameEn;
          return (
            <li key={item.code}>
              {item.code} {name}{' '}
              <Button
                size="small"
                disabled={isPending}
                aria-label={t('items.restoreOf', { code: item.code, name })}
                onClick={() => mutate({ items: [...edition.items, item] })}
              >
                {t('items.restore')}
              </Button>
            </li>
          );
        })}
      </ul>
      <div role="alert">{error && <Alert type="error" showIcon title={<TroubleText error={error} />} />}</div>
    </>
  );
}
