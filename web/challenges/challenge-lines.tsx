import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { StateTag } from '../admission/state-tag.tsx';
import '../frame/lines.css';
import type { ChallengeItem } from './queries.ts';
import './words.ts';

/** Challenges as lines, each leading to its page. */
export function ChallengeLines({ challenges }: { readonly challenges: readonly ChallengeItem[] }) {
  const { t } = useTranslation('challenges');
  return (
    <table className="lines">
      <thead>
        <tr>
          {(['purchase', 'ground', 'challenger', 'due', 'state'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`list.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {challenges.map((challenge) => (
          <tr key={challenge.id}>
            <th scope="row">
              <Link to={`/challenges/${challenge.id}`}>{challenge.purchase.name}</Link>{' '}
              <code>{challenge.purchase.number}</code>
            </th>
            <td data-label={t('list.ground')}>{t(`ground.${challenge.ground}`)}</td>
            <td data-label={t('list.challenger')}>{challenge.challenger?.name ?? t('list.hidden')}</td>
            <td data-label={t('list.due')}>
              <time dateTime={challenge.answerDue}>{formatInstant(challenge.answerDue as Instant)}</time>
            </td>
            <td data-label={t('list.state')}>
              <ChallengeState challenge={challenge} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function ChallengeState({ challenge: { state, outcome } }: { readonly challenge: ChallengeItem }) {
  const { t } = useTranslation('challenges');
  const words = outcome === null ? t(`state.${state}`) : `${t(`state.${state}`)} · ${t(`outcome.${outcome}`)}`;
  return <StateTag tone={state === 'received' ? 'wait' : 'plain'}>{words}</StateTag>;
}
