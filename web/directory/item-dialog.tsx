import { Alert, App, Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { startingValue, withoutBlanks } from '../form/blank.ts';
import '../form/form.css';
import { SchemaForm } from '../form/schema-form.tsx';
import { useFaults } from '../form/use-faults.ts';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import { formOf, itemForm, itemOf, weightOf } from './item-form.ts';
import { useDraftChange, type EditionDetail, type Item } from './queries.ts';
import './words.ts';

interface Properties {
  readonly edition: EditionDetail;
  /** Undefined for a new one. */
  readonly item: Item | undefined;
  readonly close: () => void;
}

/** One item with its standard, written into the draft at once. */
export function ItemDialog({ edition, item, close }: Properties) {
  const { t } = useTranslation('directory');
  const { message } = App.useApp();
  const schema = useMemo(() => itemForm(t), [t]);
  const [value, setValue] = useState(() => startingValue(schema, item === undefined ? {} : formOf(item)));
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const faultsOf = useFaults();
  const { mutate, isPending, error } = useDraftChange(edition);
  const save = () => {
    const form = withoutBlanks(value);
    const found = { ...faultsOf(schema, form) };
    const total = weightOf(form);
    if (Object.keys(found).length === 0 && total !== 100) found['/indicators'] = t('item.notHundred', { total });
    const code = itemOf(form).code;
    const others = edition.items.filter((one) => one.code !== item?.code);
    if (others.some((one) => one.code === code)) found['/code'] = t('item.taken', { code });
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    mutate(
      { items: [...others, itemOf(form)] },
      {
        onSuccess: () => {
          void message.success(t('items.saved'));
          close();
        },
      },
    );
  };
  return (
    <Dialog
      title={item === undefined ? t('items.add') : t('items.changeOf', { code: item.code, name: item.nameZh })}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('head.cancel')}</Button>
          <Button type="primary" disabled={isPending} onClick={save}>
            {t('item.save')}
          </Button>
        </>
      }
    >
      <SchemaForm schema={schema} value={value} change={setValue} errors={faults} prefix="item" />
      <div role="alert">{error && <Alert type="error" showIcon title={<TroubleText error={error} />} />}</div>
    </Dialog>
  );
}
