import { UploadOutlined } from '@ant-design/icons';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FILE_TYPES, formatSize, LARGEST_FILE, MOST_FILES } from '../../domain/attachments.ts';
import { useLanguage } from '../words/i18n.ts';

const ACCEPTED = FILE_TYPES.flatMap(({ extensions }) => extensions.map((extension) => `.${extension}`)).join(',');

/** Chooses files by the browser's own dialog, or takes what is dropped on it. */
export function FilePicker({ add }: { readonly add: (files: Iterable<File>) => void }) {
  const { t } = useTranslation('attachments');
  const language = useLanguage();
  const [over, setOver] = useState(false);
  const id = useId();
  const types = FILE_TYPES.map(({ title }) => title[language]).join(language === 'zh' ? '、' : ', ');
  return (
    <div
      className={over ? 'picker picker-over' : 'picker'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        add(event.dataTransfer.files);
      }}
    >
      <input
        id={id}
        type="file"
        multiple
        accept={ACCEPTED}
        aria-describedby={`${id}-limits`}
        onChange={({ target }) => {
          add([...(target.files ?? [])]);
          target.value = ''; // the same file may be chosen again after it was mended
        }}
      />
      <label htmlFor={id}>
        <UploadOutlined aria-hidden /> {t('choose')}
      </label>
      <span className="picker-drop">{t('drop')}</span>
      <p className="field-about" id={`${id}-limits`}>
        {t('limits', { types, size: formatSize(LARGEST_FILE), count: MOST_FILES })}
      </p>
    </div>
  );
}
