import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answerOf, api } from '../connection/client.ts';
import { Dialog } from '../frame/dialog.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import type { components } from '../generated/api.ts';
import { addressOf, isNarrowed, UNFILTERED, useViews, type InboxFilter, type View } from './inbox-filter.ts';

type SavedFilter = components['schemas']['SavedFilter'];

const KEY = ['filters'];

/** Filters under a name: one's own and those that colleagues share. */
export function SavedFilters({ filter }: { readonly filter: InboxFilter }) {
  const { t } = useTranslation('inbox');
  const [naming, setNaming] = useState(false);
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/filters', { signal })),
  });
  const items = data?.items ?? [];
  const canSave = isNarrowed(filter) || filter.sort !== 'dueAt';
  if (items.length === 0 && !canSave) return null;
  return (
    <div className="saved">
      {items.length > 0 && (
        <ul aria-label={t('saved')}>
          {items.map((item) => (
            <Saved key={item.id} item={item} present={filter} />
          ))}
        </ul>
      )}
      {canSave && (
        <Button type="link" size="small" onClick={() => setNaming(true)}>
          {t('save')}
        </Button>
      )}
      {naming && <SaveDialog filter={filter} close={() => setNaming(false)} />}
    </div>
  );
}

function Saved({ item, present }: { readonly item: SavedFilter; readonly present: InboxFilter }) {
  const { t } = useTranslation('inbox');
  const { message } = App.useApp();
  const client = useQueryClient();
  const views = useViews();
  const { id, name, own, owner, filter } = item;
  const remove = useMutation({
    mutationFn: () => answerOf(api.DELETE('/api/v1/filters/{filterId}', { params: { path: { filterId: id } } })),
    onSuccess: () => void message.success(t('removed', { name })),
    onError: (error) => void message.error(<TroubleText error={error} />),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
  const { scope, ...narrowed } = filter;
  const view = views.find((candidate) => candidate === (scope as View));
  if (view === undefined) return null; // a colleague's, of a view that is not the caller's
  const search = new URLSearchParams(addressOf({ ...UNFILTERED, ...narrowed, view } as InboxFilter)).toString();
  const isPresent = search === new URLSearchParams(addressOf(present)).toString();
  return (
    <li>
      <Link to={{ search }} replace aria-current={isPresent ? 'true' : undefined}>
        {name}
        {!own && <span className="quiet"> · {t('ofColleague', { owner })}</span>}
      </Link>
      {own && (
        <button type="button" aria-label={t('remove', { name })} onClick={() => remove.mutate()}>
          ×
        </button>
      )}
    </li>
  );
}

function SaveDialog({ filter, close }: { readonly filter: InboxFilter; readonly close: () => void }) {
  const { t } = useTranslation('inbox');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const [tried, setTried] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/filters', { body: { name, shared, filter: bodyOf(filter) } })),
    onSuccess: () => {
      void message.success(t('savedDone', { name: name.trim() }));
      close();
    },
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
  const submit = () => {
    setTried(true);
    if (name.trim() !== '') mutate();
  };
  const footer = (
    <>
      <Button onClick={close}>{t('cancel')}</Button>
      <Button type="primary" disabled={isPending} onClick={submit}>
        {t('saveSubmit')}
      </Button>
    </>
  );
  return (
    <Dialog title={t('saveTitle')} close={close} footer={footer}>
      <div className="stacked">
        <label htmlFor="filter-name">{t('saveName')}</label>
        <Input id="filter-name" maxLength={40} value={name} onChange={({ target }) => setName(target.value)} />
        <p className="quiet">{t('saveHint')}</p>
        <label>
          <input type="checkbox" checked={shared} onChange={({ target }) => setShared(target.checked)} />{' '}
          {t('saveShared')}
        </label>
        <p role="alert" className="due-overdue">
          {tried && name.trim() === '' && t('needsName')}
          {error && <TroubleText error={error} />}
        </p>
      </div>
    </Dialog>
  );
}

function bodyOf({ view, kind, due, purchase, q, sort }: InboxFilter): SavedFilter['filter'] {
  return {
    scope: view,
    ...(kind && { kind }),
    ...(due && { due }),
    ...(purchase && { purchase }),
    ...(q && { q }),
    ...(sort !== 'dueAt' && { sort }),
  };
}
