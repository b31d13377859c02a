import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { periodOf } from '../../../domain/procurement/rules.ts';
import { dayOf, instantOfMillis } from '../../../domain/time/shanghai.ts';
import { FieldFrame } from '../../form/field-frame.tsx';
import { TextField } from '../../form/text-field.tsx';
import type { PurchaseDraft } from './draft.ts';
import './open-words.ts';

interface Properties {
  readonly draft: PurchaseDraft;
  readonly change: (change: Partial<PurchaseDraft>) => void;
}

/** 采购意向公开 (PL-14): the rule, and its only exemption with its reason. */
export function IntentionField({ draft: { urgentReason }, change }: Properties) {
  const { t } = useTranslation('purchases');
  const days = periodOf('PL-14', 'lead', dayOf(instantOfMillis(Date.now()))).count;
  return (
    <>
      <FieldFrame
        group
        required
        schema={{ title: t('open.intention.title'), description: t('open.intention.about', { days }) }}
        path={['intention']}
      >
        <Radio.Group
          value={urgentReason === undefined ? 'publish' : 'urgent'}
          onChange={({ target }) => change({ urgentReason: target.value === 'urgent' ? '' : undefined })}
          options={[
            { value: 'publish', label: t('open.intention.publish', { days }) },
            { value: 'urgent', label: t('open.intention.urgent') },
          ]}
        />
      </FieldFrame>
      {urgentReason !== undefined && (
        <TextField
          schema={{ title: t('open.field.urgentReason'), description: t('open.intention.why'), maxLength: 2000 }}
          path={['urgentReason']}
          required
          value={urgentReason}
          change={(value) => change({ urgentReason: String(value) })}
        />
      )}
    </>
  );
}
