import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../connection/client.ts';
import { Trouble } from '../frame/trouble.tsx';
import './words.ts';

/** People who may see a task (`mention`), or who may be given it (`own`). */
export function useTaskPeople(taskId: string, purpose: 'mention' | 'own', q: string, enabled = true) {
  return useQuery({
    queryKey: ['task', taskId, 'people', purpose, q],
    enabled,
    staleTime: 60_000,
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/tasks/{taskId}/people', { params: { path: { taskId }, query: { purpose, q } }, signal }),
      ),
  });
}

interface Properties {
  readonly id: string;
  readonly taskId: string;
  readonly value: string | undefined;
  readonly change: (userId: string | undefined) => void;
  readonly wrong: boolean;
}

/** One of the people who may decide the task, found by name. */
export function PersonChoice({ id, taskId, value, change, wrong }: Properties) {
  const { t } = useTranslation('task');
  const { t: common } = useTranslation();
  const [name, setName] = useState('');
  const { data, error, isFetching, refetch } = useTaskPeople(taskId, 'own', name);
  const people = data?.items ?? [];
  return (
    <div className="field">
      <label htmlFor={id}>{t('person')}</label>
      <p className="field-about" id={`${id}-about`}>
        {t('personHint')}
      </p>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      <Select
        id={id}
        className="choice"
        aria-describedby={`${id}-about`}
        {...(wrong ? { status: 'error' as const } : {})}
        value={value ?? null}
        placeholder={common('form.choose')}
        loading={isFetching}
        showSearch={{ filterOption: false, onSearch: setName }}
        notFoundContent={isFetching ? null : t('personNone')}
        options={people.map(({ id: userId, displayName, organisation, roles }) => ({
          value: userId,
          label: `${displayName}（${organisation} · ${roles.map((role) => common(`role.${role}`)).join('、')}）`,
        }))}
        onChange={(next: string | null) => change(next ?? undefined)}
      />
    </div>
  );
}
