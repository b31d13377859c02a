import { useTranslation } from 'react-i18next';
import type { Contract } from './contract-query.ts';
import { Sparkline } from './sparkline.tsx';
import './words.ts';

/** Month by month: the trend as a line and a sentence, the figures as a table. */
export function Inspections({ contract: { inspections } }: { readonly contract: Contract }) {
  const { t } = useTranslation('contracts');
  const [first, last] = [inspections[0], inspections.at(-1)];
  const values = inspections.map(({ satisfaction }) => satisfaction);
  const sentence =
    first &&
    last &&
    t('trend', {
      from: first.month,
      first: first.satisfaction,
      to: last.month,
      last: last.satisfaction,
      least: Math.min(...values),
    });
  return (
    <section className="panel" id="inspections" tabIndex={-1}>
      <h2>{t('inspectionsTitle')}</h2>
      {!sentence && <p className="quiet">{t('inspectionsNone')}</p>}
      {sentence && (
        <>
          <p className="trend">
            <Sparkline values={values} label={sentence} width={220} height={48} />
            <span>{sentence}</span>
          </p>
          <Figures inspections={inspections} />
        </>
      )}
    </section>
  );
}

function Figures({ inspections }: Pick<Contract, 'inspections'>) {
  const { t } = useTranslation('contracts');
  return (
    <table className="lines compact">
      <thead>
        <tr>
          <th scope="col">{t('month')}</th>
          <th scope="col">{t('result')}</th>
          <th scope="col">{t('visits')}</th>
          <th scope="col">{t('satisfaction')}</th>
          <th scope="col">{t('notes')}</th>
        </tr>
      </thead>
      <tbody>
        {inspections.toReversed().map(({ month, result, visitsDone, visitsPlanned, satisfaction, notes }) => (
          <tr key={month}>
            <th scope="row">{t('monthN', { n: month })}</th>
            <td data-label={t('result')}>
              <span className={`tag tag-${result === 'pass' ? 'fine' : 'late'}`}>
                {result === 'pass' ? '✓' : '!'} {t(`resultOf.${result}`)}
              </span>
            </td>
            <td data-label={t('visits')}>{`${visitsDone} / ${visitsPlanned}`}</td>
            <td data-label={t('satisfaction')}>{satisfaction}%</td>
            <td data-label={t('notes')}>{notes}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
