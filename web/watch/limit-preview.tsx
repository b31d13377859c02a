import { useTranslation } from 'react-i18next';
import { RECORD_RULES, standsOut } from '../../domain/contracts/record-rules.ts';
import { Trouble } from '../frame/trouble.tsx';
import { useWatchedMonths, type WatchedMonth, type WatchRule } from './queries.ts';
import './words.ts';

interface Properties {
  readonly contractId: string;
  readonly rule: WatchRule;
  /** The limit that is being typed; null while there is none. */
  readonly wanted: number | null;
}

/** The last three months of service under the limit in force and under the wanted one. */
export function LimitPreview({ contractId, rule, wanted }: Properties) {
  const { t } = useTranslation('watch');
  const { data, error, refetch } = useWatchedMonths(contractId);
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <p className="quiet">{t('preview.counting')}</p>;
  const { unit } = RECORD_RULES[rule.rule];
  const pointedOut = (limit: number | null) =>
    limit === null ? 0 : data.months.filter((month) => standsOut(actualOf(month, rule) ?? 0, limit)).length;
  if (data.months.length === 0) return <p className="quiet">{t('preview.none')}</p>;
  return (
    <section className="field" aria-live="polite">
      <strong>
        {t('preview.sum', { months: data.months.length, now: pointedOut(rule.limit), then: pointedOut(wanted) })}
      </strong>
      <ul className="plain-list">
        {data.months.map((month) => {
          const actual = actualOf(month, rule);
          return (
            <li key={month.month}>
              {t('month', { month: month.month })}（{month.from} ～ {month.to}）：
              {actual === undefined ? t('preview.notYet') : t(`unit.${unit}`, { n: actual })}
              {actual !== undefined && wanted !== null && standsOut(actual, wanted) && (
                <span className="tag tag-late"> {t('preview.would')}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function actualOf({ counted }: WatchedMonth, { rule }: WatchRule): number | undefined {
  return counted.find((one) => one.rule === rule)?.actual;
}
