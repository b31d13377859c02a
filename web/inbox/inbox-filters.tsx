import { Button, Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { TASK_KIND_CODES, taskKindDefinition, type TaskKind } from '../../domain/tasks/task-kinds.ts';
import { useSignedIn } from '../session/signed-in.tsx';
import { useLanguage } from '../words/i18n.ts';
import type { InboxFilter } from './inbox-query.ts';

interface Properties {
  readonly filter: InboxFilter;
  readonly change: (change: Partial<InboxFilter>) => void;
}

export function InboxFilters({ filter, change }: Properties) {
  const { t } = useTranslation();
  const options = useKinds();
  const filtered = filter.kind !== undefined || filter.mine || filter.overdue;
  return (
    <div className="filters" role="group" aria-label={t('inbox.filters')}>
      <Select
        className="filter-kind"
        aria-label={t('inbox.kind')}
        value={filter.kind ?? ('' as const)}
        onChange={(kind: TaskKind | '') => change({ kind: kind === '' ? undefined : kind })}
        options={[{ value: '' as const, label: t('inbox.allKinds') }, ...options]}
      />
      <Checkbox checked={filter.mine} onChange={({ target }) => change({ mine: target.checked })}>
        {t('inbox.mine')}
      </Checkbox>
      <Checkbox checked={filter.overdue} onChange={({ target }) => change({ overdue: target.checked })}>
        {t('inbox.overdue')}
      </Checkbox>
      {filtered && (
        <Button type="link" onClick={() => change({ kind: undefined, mine: false, overdue: false })}>
          {t('inbox.clear')}
        </Button>
      )}
    </div>
  );
}

/** The kinds that come to people of the caller's roles. */
function useKinds() {
  const { roles } = useSignedIn();
  const language = useLanguage();
  return TASK_KIND_CODES.filter((code) => roles.includes(taskKindDefinition(code).candidateRole)).map((code) => ({
    value: code,
    label: taskKindDefinition(code).title[language],
  }));
}
