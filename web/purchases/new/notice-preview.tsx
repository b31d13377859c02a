import { useTranslation } from 'react-i18next';
import { formatYuan } from '../../../domain/money.ts';
import { METHODS } from '../../../domain/procurement/methods.ts';
import type { Notice } from '../../../domain/procurement/notice.ts';
import { useLanguage } from '../../words/i18n.ts';
import { useTerm } from '../page/lots.tsx';
import { termOfNotice } from './draft-sources.ts';
import './open-words.ts';

interface Properties {
  readonly notice: Notice;
}

/** What was read from a notice, for a person to compare with the paper before anything is filled in. */
export function NoticePreview({ notice }: Properties) {
  const { t } = useTranslation('purchases');
  const language = useLanguage();
  const term = useTerm();
  const method = METHODS[notice.method].title[language];
  return (
    <section className="notice-preview" aria-label={t('open.preview.title')}>
      <h3>{t('open.preview.title')}</h3>
      <dl>
        <dt>{t('open.field.number')}</dt>
        <dd>{notice.number}</dd>
        <dt>{t('open.field.name')}</dt>
        <dd>{notice.name}</dd>
        <dt>{t('open.field.method')}</dt>
        <dd>
          {method} {notice.methodFrom === 'number' && <span className="quiet">{t('open.preview.byNumber')}</span>}
        </dd>
        <dt>{t('open.field.budget')}</dt>
        <dd>
          {formatYuan(notice.budgetFen)}{' '}
          {notice.budgetFrom === 'lots' && <span className="quiet">{t('open.preview.bySum')}</span>}
        </dd>
      </dl>
      <table className="lines">
        <thead>
          <tr>
            <th>{t('open.preview.lot')}</th>
            <th>{t('open.preview.budget')}</th>
            <th>{t('open.preview.ceiling')}</th>
            <th>{t('open.preview.term')}</th>
          </tr>
        </thead>
        <tbody>
          {notice.lots.map((lot) => (
            <tr key={lot.seq}>
              <th scope="row">
                {lot.seq}. {lot.name}
              </th>
              <td data-label={t('open.preview.budget')}>{formatYuan(lot.budgetFen)}</td>
              <td data-label={t('open.preview.ceiling')}>
                {lot.ceilingFen === null ? t('open.preview.noCeiling') : formatYuan(lot.ceilingFen)}
              </td>
              <td data-label={t('open.preview.term')}>
                {term(termOfNotice(lot.term))}
                <small className="quiet" lang="zh-CN">
                  {lot.termText}
                </small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">{t('open.preview.next')}</p>
    </section>
  );
}
