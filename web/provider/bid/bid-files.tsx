import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FILE_TYPES, formatSize, LONGEST_FILE_NAME, typeOfName } from '../../../domain/attachments.ts';
import { BID_FILES_BYTES, MOST_BID_FILES } from '../../../domain/procurement/bid-content.ts';
import { useLanguage } from '../../words/i18n.ts';

const ACCEPTED = FILE_TYPES.flatMap(({ extensions }) => extensions.map((extension) => `.${extension}`)).join(',');

interface Properties {
  readonly files: readonly File[];
  readonly change: (files: readonly File[]) => void;
  readonly disabled: boolean;
}

/** Files that will be sealed with the bid. They stay in this page: neither draft nor service has them before. */
export function BidFiles({ files, change, disabled }: Properties) {
  const { t } = useTranslation('provider');
  const language = useLanguage();
  const [refused, setRefused] = useState<string>();
  const types = FILE_TYPES.map(({ title }) => title[language]).join(language === 'zh' ? '、' : ', ');
  const limits = { types, size: formatSize(BID_FILES_BYTES), count: MOST_BID_FILES };
  const add = (chosen: readonly File[]) => {
    const wrong = chosen.find(
      ({ name, size }) => typeOfName(name) === undefined || name.length > LONGEST_FILE_NAME || size === 0,
    );
    const next = [...files, ...chosen.filter(({ name }) => !files.some((file) => file.name === name))];
    if (wrong) return setRefused(t('files.wrong', { name: wrong.name, types }));
    if (next.length > MOST_BID_FILES || bytesOf(next) > BID_FILES_BYTES) return setRefused(t('files.tooMuch', limits));
    setRefused(undefined);
    change(next);
  };
  return (
    <section className="bid-files" aria-labelledby="bid-files">
      <h3 id="bid-files">{t('files.title')}</h3>
      <p className="quiet">{t('files.about', limits)}</p>
      {files.length > 0 && (
        <ul className="parts">
          {files.map((file) => (
            <li key={file.name}>
              <span>
                {file.name} <span className="quiet">{formatSize(file.size)}</span>
              </span>
              <Button
                type="link"
                size="small"
                disabled={disabled}
                aria-label={t('files.removeNamed', { name: file.name })}
                onClick={() => change(files.filter((other) => other !== file))}
              >
                {t('files.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <label className="action choose-file">
        {t('files.choose')}
        <input
          type="file"
          multiple
          accept={ACCEPTED}
          disabled={disabled}
          onChange={({ target }) => {
            add([...(target.files ?? [])]);
            target.value = ''; // the same file may be chosen again after it was mended
          }}
        />
      </label>
      <div role="alert">{refused && <Alert type="error" showIcon title={refused} />}</div>
    </section>
  );
}

function bytesOf(files: readonly File[]): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}
