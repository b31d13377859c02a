import { DeleteOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FILE_TYPES, formatSize } from '../../domain/attachments.ts';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { answerOf, api } from '../connection/client.ts';
import { Dialog } from '../frame/dialog.tsx';
import { Trouble } from '../frame/trouble.tsx';
import type { components } from '../generated/api.ts';
import { useLanguage } from '../words/i18n.ts';
import type { Owner } from './send-file.ts';
import { attachmentsKey } from './use-uploads.ts';

type AttachedFile = components['schemas']['Attachment'];

interface Properties {
  readonly files: readonly AttachedFile[];
  readonly owner: Owner;
  readonly changeable: boolean;
}

/** What has arrived: by whom, when, and its hash; a removed file leaves its line. */
export function FileList({ files, owner, changeable }: Properties) {
  const { t } = useTranslation('attachments');
  const [leaving, setLeaving] = useState<AttachedFile>();
  if (files.length === 0) return null;
  return (
    <>
      <ul className="files">
        {files.map((file) => (
          <li key={file.id}>
            <OneFile file={file} />
            {changeable && file.state === 'stored' && (
              <Button
                size="small"
                type="text"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={t('remove', { name: file.name })}
                onClick={() => setLeaving(file)}
              />
            )}
          </li>
        ))}
      </ul>
      {leaving && <Removal file={leaving} owner={owner} close={() => setLeaving(undefined)} />}
    </>
  );
}

function OneFile({ file }: { readonly file: AttachedFile }) {
  const { t } = useTranslation('attachments');
  const language = useLanguage();
  const { id, name, size, state, mediaType, uploadedBy, createdAt, removedBy, removedAt, sha256 } = file;
  const type = FILE_TYPES.find((candidate) => candidate.mediaType === mediaType)?.title[language];
  const at = (instant: string) => formatInstant(instant as Instant);
  return (
    <div className="file">
      {state === 'stored' ? (
        <a href={`/api/v1/attachments/${id}/content`} download={name} aria-label={t('download', { name })}>
          {name}
        </a>
      ) : (
        <s>{name}</s>
      )}
      <span className="quiet" title={`${t('hash')} ${sha256 ?? ''}`}>
        {type} · {formatSize(size)} · {t('by', { name: uploadedBy.displayName, at: at(createdAt) })}
        {removedBy && removedAt && ` · ${t('removedBy', { name: removedBy.displayName, at: at(removedAt) })}`}
      </span>
      <details>
        <summary>{t('hash')}</summary>
        <code>{sha256}</code>
      </details>
    </div>
  );
}

interface RemovalProperties {
  readonly file: AttachedFile;
  readonly owner: Owner;
  readonly close: () => void;
}

function Removal({ file: { id, name }, owner, close }: RemovalProperties) {
  const { t } = useTranslation('attachments');
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      answerOf(api.DELETE('/api/v1/attachments/{attachmentId}', { params: { path: { attachmentId: id } } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: attachmentsKey(owner) });
      close();
    },
  });
  return (
    <Dialog
      title={t('removeTitle', { name })}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('keep')}</Button>
          <Button danger disabled={isPending} onClick={() => mutate()}>
            {t('removeNow')}
          </Button>
        </>
      }
    >
      <p>{t('removeText')}</p>
      {error && <Trouble error={error} />}
    </Dialog>
  );
}
