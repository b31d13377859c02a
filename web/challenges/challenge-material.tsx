import { useTranslation } from 'react-i18next';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { Letter } from './letter.tsx';
import { useChallenge } from './queries.ts';
import './words.ts';

/** The challenge that a task asks to answer. */
export default function ChallengeMaterial({ challengeId }: { readonly challengeId: string }) {
  const { t } = useTranslation('challenges');
  const { data, error, refetch } = useChallenge(challengeId);
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  return data ? <Letter challenge={data} /> : <Waiting what={t('one.loading')} />;
}
