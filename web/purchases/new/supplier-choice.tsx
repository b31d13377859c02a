import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../connection/client.ts';
import { FieldFrame } from '../../form/field-frame.tsx';
import { useFieldState } from '../../form/form-context.ts';
import './open-words.ts';

const PATH = ['supplierId'];

interface Properties {
  readonly value: string | undefined;
  readonly change: (supplierId: string | undefined) => void;
}

/** The one supplier of a single source, found in the bank by a part of its name or by its credit code. */
export function SupplierChoice({ value, change }: Properties) {
  const { t } = useTranslation('purchases');
  const { t: common } = useTranslation();
  const { control } = useFieldState(PATH);
  const [q, search] = useState('');
  const found = useQuery({
    queryKey: ['admissions', 'bank', 'admitted', 'choice', q],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => {
      const query = { limit: 20, admission: 'admitted', ...(q !== '' && { q }) } as const;
      return answerOf(api.GET('/api/v1/providers', { params: { query }, signal }));
    },
  });
  const chosen = useQuery({
    queryKey: ['admissions', 'provider', value],
    enabled: value !== undefined,
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/providers/{providerId}', { params: { path: { providerId: value! } }, signal })),
  });
  const options = (found.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const listed = options.some((option) => option.value === value);
  return (
    <FieldFrame schema={{ title: t('open.method.supplier') }} path={PATH} required>
      <Select
        {...control}
        className="choice"
        value={value ?? null}
        placeholder={common('form.choose')}
        loading={found.isFetching}
        showSearch={{ filterOption: false, onSearch: (text) => search(text.trim()) }}
        notFoundContent={found.isFetching ? null : t('open.method.supplierNone')}
        options={
          value !== undefined && !listed && q === ''
            ? [{ value, label: chosen.data?.name ?? common('form.choose') }, ...options]
            : options
        }
        labelRender={({ label }) => chosen.data?.name ?? label}
        onChange={(next: string | null) => change(next ?? undefined)}
      />
    </FieldFrame>
  );
}
