import { Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { VISIT_REFUSALS } from '../../domain/contracts/visit-refusals.ts';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { PagedList } from '../frame/paged-list.tsx';
import { useLanguage } from '../words/i18n.ts';
import { useRefusals, type Refusal } from './visits-query.ts';
import './words.ts';

/** What was handed in and not recorded, and why. */
export function RefusedPart({ contractId }: { readonly contractId: string }) {
  const { t } = useTranslation('visits');
  return (
    <PagedList
      pages={useRefusals(contractId)}
      loading={t('loading')}
      more={t('more')}
      empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('refused.empty')} />}
    >
      {(items) => <Lines refusals={items} />}
    </PagedList>
  );
}

function Lines({ refusals }: { readonly refusals: readonly Refusal[] }) {
  const { t } = useTranslation('visits');
  const language = useLanguage();
  return (
    <table className="lines">
      <thead>
        <tr>
          <th scope="col">{t('refused.at')}</th>
          <th scope="col">{t('refused.line')}</th>
          <th scope="col">{t('refused.key')}</th>
          <th scope="col">{t('list.number')}</th>
          <th scope="col">{t('list.time')}</th>
          <th scope="col">{t('refused.why')}</th>
        </tr>
      </thead>
      <tbody>
        {refusals.map(({ handedInAt, source, line, key, recipient, startedAt, code, field }, at) => (
          <tr key={at}>
            <th scope="row">
              {formatInstant(handedInAt as Instant)}
              <span className="case-about">{t(`list.source.${source}`)}</span>
            </th>
            <td data-label={t('refused.line')}>{line}</td>
            <td data-label={t('refused.key')}>{key ?? '—'}</td>
            <td data-label={t('list.number')}>{recipient ?? '—'}</td>
            <td data-label={t('list.time')}>{startedAt === null ? '—' : formatInstant(startedAt as Instant)}</td>
            <td data-label={t('refused.why')}>
              {VISIT_REFUSALS[code][language]}
              {field !== null && <code> {field}</code>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
