import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readNotice, type Notice, type NoticeReading } from '../../../domain/procurement/notice.ts';
import { Dialog } from '../../frame/dialog.tsx';
import { useLanguage } from '../../words/i18n.ts';
import type { PurchaseDraft } from './draft.ts';
import { draftFromNotice } from './draft-sources.ts';
import { NoticePreview } from './notice-preview.tsx';
import './open-words.ts';

interface Properties {
  readonly draft: PurchaseDraft;
  readonly change: (change: PurchaseDraft) => void;
  readonly close: () => void;
}

/**
 * Fills the form from the text of a notice. What was read is shown first, then a person takes it over; what cannot be
 * read is named, and nothing is guessed.
 */
export function NoticeImport({ draft, change, close }: Properties) {
  const { t } = useTranslation('purchases');
  const [text, setText] = useState('');
  const [reading, setReading] = useState<NoticeReading>();
  const read = reading?.ok ? reading.notice : undefined;
  const take = (notice: Notice) => {
    change(draftFromNotice(notice, draft));
    close();
  };
  return (
    <Dialog
      title={t('open.import')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('open.cancel')}</Button>
          <Button
            type={read === undefined ? 'primary' : 'default'}
            disabled={text.trim() === ''}
            onClick={() => setReading(readNotice(text.replaceAll(/\r?\n/g, '')))}
          >
            {t('open.importRead')}
          </Button>
          {read !== undefined && (
            <Button type="primary" onClick={() => take(read)}>
              {t('open.importTake')}
            </Button>
          )}
        </>
      }
    >
      <div className="field">
        <label htmlFor="notice-text">{t('open.importText')}</label>
        <Input.TextArea
          id="notice-text"
          autoSize={{ minRows: 6, maxRows: read === undefined ? 16 : 6 }}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setReading(undefined);
          }}
        />
      </div>
      <div role="status">
        {read !== undefined && <NoticePreview notice={read} />}
        {reading?.ok === false && <Unread reading={reading} />}
      </div>
    </Dialog>
  );
}

function Unread({ reading }: { readonly reading: NoticeReading & { readonly ok: false } }) {
  const { t } = useTranslation('purchases');
  const language = useLanguage();
  return (
    <Alert
      type="error"
      showIcon
      title={t('open.importFailed')}
      description={
        <ul>
          {reading.problems.map(({ messageZh, messageEn }) => (
            <li key={messageZh}>{language === 'zh' ? messageZh : messageEn}</li>
          ))}
        </ul>
      }
    />
  );
}
