import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, Refusal } from '../connection/client.ts';
import { Trouble } from '../frame/trouble.tsx';
import './attachments.css';
import { FileList } from './file-list.tsx';
import { FilePicker } from './file-picker.tsx';
import type { Owner } from './send-file.ts';
import { UploadList } from './upload-list.tsx';
import { attachmentsKey, useUploads } from './use-uploads.ts';
import './words.ts';

interface Properties {
  readonly owner: Owner;
  /** Whether this person may add and remove files now; the api decides again. */
  readonly changeable: boolean;
  /** Where several things on one page have files. */
  readonly title?: string;
}

/** The files of a task, challenge, admission or monthly report: `<Attachments owner={{ kind, id }} changeable />`. */
export function Attachments({ owner, changeable, title }: Properties) {
  const { t } = useTranslation('attachments');
  const { message } = App.useApp();
  const heading = useId();
  const stored = useCallback((name: string) => void message.success(t('stored', { name })), [message, t]);
  const { uploads, add, retry, cancel } = useUploads(owner, stored);
  const { data, error, refetch } = useQuery({
    queryKey: attachmentsKey(owner),
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/attachments', { params: { query: { ownerKind: owner.kind, ownerId: owner.id } }, signal }),
      ),
  });
  // Of an offer or of points that stay with their author for now: there is nothing here for this reader.
  if (error instanceof Refusal && error.problem.code === 'not-found') return null;
  const files = data?.items ?? [];
  return (
    <section className="attachments" aria-labelledby={heading}>
      <h2 id={heading}>{title ?? t('title')}</h2>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {data && files.length === 0 && uploads.length === 0 && <p className="quiet">{t('none')}</p>}
      <FileList files={files} owner={owner} changeable={changeable} />
      <UploadList uploads={uploads} retry={retry} cancel={cancel} />
      {changeable && <FilePicker add={add} />}
    </section>
  );
}
