import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../connection/client.ts';
import { TroubleText } from '../frame/trouble.tsx';
import type { components } from '../generated/api.ts';
import { useSignedIn } from '../session/signed-in.tsx';
import { useLanguage } from '../words/i18n.ts';
import type { TaskItem } from './inbox-query.ts';
import type { Selection } from './selection.ts';

type Result = components['schemas']['BulkResults']['results'][number];

interface Properties {
  readonly tasks: readonly TaskItem[];
  readonly selection: Selection;
}

/** What can be done with the ticked tasks at once. Those that are refused stay ticked, each with its reason. */
export function BulkBar({ tasks, selection }: Properties) {
  const { t } = useTranslation('inbox');
  const { id: me } = useSignedIn();
  const chosen = tasks.filter(({ id }) => selection.ids.has(id));
  const { mutate, isPending, error, data, variables } = useBulk(selection);
  const free = chosen.filter(({ assignee, state }) => state === 'open' && assignee === null);
  const mine = chosen.filter(({ assignee, state }) => state === 'claimed' && assignee?.id === me);
  const refused = (data ?? []).filter(({ problem, taskId }) => problem !== null && selection.ids.has(taskId));
  if (chosen.length === 0) return null;
  return (
    <div className="bulk" role="region" aria-label={t('chosen', { count: chosen.length })}>
      <span role="status">{t('chosen', { count: chosen.length })}</span>
      <Button
        type="primary"
        disabled={isPending || free.length === 0}
        onClick={() => mutate({ action: 'claim', tasks: free })}
      >
        {t('claimChosen')}
      </Button>
      <Button disabled={isPending || mine.length === 0} onClick={() => mutate({ action: 'unclaim', tasks: mine })}>
        {t('unclaimChosen')}
      </Button>
      <Button type="text" onClick={() => selection.set([])}>
        {t('clearChosen')}
      </Button>
      <div className="bulk-refused" role="alert">
        {error && <TroubleText error={error} />}
        {refused.length > 0 && <Refused results={refused} tasks={variables?.tasks ?? []} />}
      </div>
    </div>
  );
}

interface Command {
  readonly action: 'claim' | 'unclaim';
  readonly tasks: readonly TaskItem[];
}

function useBulk(selection: Selection) {
  const client = useQueryClient();
  const { t } = useTranslation('inbox');
  const { message } = App.useApp();
  return useMutation({
    mutationFn: async ({ action, tasks }: Command): Promise<Result[]> => {
      const items = tasks.map(({ id, version }) => ({ taskId: id, version }));
      return (await answerOf(api.POST('/api/v1/tasks/bulk', { body: { action, items } }))).results;
    },
    onSuccess: (results, { action }) => {
      const done = results.filter(({ problem }) => problem === null).length;
      if (done > 0) void message.success(t(action === 'claim' ? 'bulkClaimed' : 'bulkUnclaimed', { count: done }));
      selection.set(results.filter(({ problem }) => problem !== null).map(({ taskId }) => taskId));
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['inbox'] }),
  });
}

function Refused({ results, tasks }: { readonly results: readonly Result[]; readonly tasks: readonly TaskItem[] }) {
  const { t } = useTranslation('inbox');
  const language = useLanguage();
  const titles = new Map(
    tasks.map(({ id, title, purchaseNumber }) => [id, `${title[language]} ${purchaseNumber ?? ''}`]),
  );
  const list = results.map(({ taskId, problem }) => (
    <li key={taskId}>
      {titles.get(taskId) ?? taskId}：{language === 'zh' ? problem?.detail : problem?.detailEn}
    </li>
  ));
  return <Alert type="warning" title={t('bulkRefused', { count: results.length })} description={<ul>{list}</ul>} />;
}
