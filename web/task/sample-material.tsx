import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import type { components } from '../generated/api.ts';
import { Fact } from './case-facts.tsx';

type Sample = components['schemas']['InspectionSample'];

/** Whom a monthly inspection visits or calls, and what the draw is repeated from. */
export function SampleMaterial({ sample }: { readonly sample: Sample }) {
  const { t } = useTranslation('task');
  const { contractId, drawn, poolSize, seed, poolHash, drawnAt } = sample;
  return (
    <section aria-labelledby="sample">
      <h3 id="sample">{t('sample.title', { n: drawn.length, of: poolSize })}</h3>
      <p className="quiet">{t('sample.about')}</p>
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">{t('sample.number')}</th>
            <th scope="col">{t('sample.name')}</th>
            <th scope="col">{t('sample.township')}</th>
            <th scope="col">{t('dependency')}</th>
            <th scope="col">{t('sample.records')}</th>
          </tr>
        </thead>
        <tbody>
          {drawn.map(({ id, number, name, township, dependency }) => (
            <tr key={id}>
              <td>
                <code>{number}</code>
              </td>
              <td data-label={t('sample.name')}>{name}</td>
              <td data-label={t('sample.township')}>{township}</td>
              <td data-label={t('dependency')}>{t(`dependencyLevel.${dependency}`)}</td>
              <td>
                <Link to={`/contracts/${contractId}/visits?recipient=${encodeURIComponent(number)}`}>
                  {t('sample.visits')}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <details>
        <summary>{t('sample.verify')}</summary>
        <p className="quiet">{t('sample.how')}</p>
        <dl className="answers">
          <Fact title={t('sample.seed')}>
            <code>{seed}</code>
          </Fact>
          <Fact title={t('sample.poolHash')}>
            <code>{poolHash}</code>
          </Fact>
          <Fact title={t('sample.drawnAt')}>{formatInstant(drawnAt as Instant)}</Fact>
        </dl>
      </details>
    </section>
  );
}
