import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { StateTag } from '../admission/state-tag.tsx';
import '../challenges/words.ts';
import '../frame/lines.css';
import type { ComplaintItem } from './queries.ts';
import './words.ts';

/** Complaints as lines, each leading to its page. */
export function ComplaintLines({ complaints }: { readonly complaints: readonly ComplaintItem[] }) {
  const { t } = useTranslation('complaints');
  const { t: ofChallenges } = useTranslation('challenges');
  return (
    <table className="lines">
      <thead>
        <tr>
          {(['purchase', 'ground', 'complainant', 'due', 'state'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`list.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {complaints.map((complaint) => (
          <tr key={complaint.id}>
            <th scope="row">
              <Link to={`/complaints/${complaint.id}`}>{complaint.purchase.name}</Link>{' '}
              <code>{complaint.purchase.number}</code>
            </th>
            <td data-label={t('list.ground')}>{ofChallenges(`ground.${complaint.ground}`)}</td>
            <td data-label={t('list.complainant')}>{complaint.complainant?.name ?? t('list.hidden')}</td>
            <td data-label={t('list.due')}>
              <time dateTime={complaint.decisionDue}>{formatInstant(complaint.decisionDue as Instant)}</time>
            </td>
            <td data-label={t('list.state')}>
              <ComplaintState complaint={complaint} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const OPEN: readonly string[] = ['received', 'returned', 'accepted'];

export function ComplaintState({ complaint: { state, verdict } }: { readonly complaint: ComplaintItem }) {
  const { t } = useTranslation('complaints');
  const words = verdict === null ? t(`state.${state}`) : `${t(`state.${state}`)} · ${t(`verdict.${verdict}`)}`;
  return <StateTag tone={OPEN.includes(state) ? 'wait' : 'plain'}>{words}</StateTag>;
}
