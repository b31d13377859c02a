import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DEPENDENCY_ORDER, type Dependency } from '../../domain/contracts/dependency.ts';
import type { Takeover } from './takeover-query.ts';
import './words.ts';

type Group = Takeover['groups'][number];
type Rows = 'township' | 'provider';

interface Row {
  readonly name: string;
  readonly groups: readonly Group[];
}

/** Recipients' services by township, or by new provider, and by urgency: number, symbol and colour in every cell. */
export function HandoverMatrix({ takeover }: { readonly takeover: Takeover }) {
  const { t } = useTranslation('takeovers');
  const [by, setBy] = useState<Rows>('township');
  const rows = useRows(takeover, by);
  return (
    <section className="panel" aria-labelledby="matrix">
      <div className="panel-head">
        <h2 id="matrix">{t('live.matrix')}</h2>
        <Segmented<Rows>
          className="no-print"
          value={by}
          onChange={setBy}
          options={[
            { value: 'township', label: t('live.byTownship') },
            { value: 'provider', label: t('live.byProvider') },
          ]}
        />
      </div>
      {rows.length === 0 ? (
        <p className="quiet">{t('live.casesNone')}</p>
      ) : (
        <>
          <Matrix rows={rows} head={t(by === 'township' ? 'live.colTownship' : 'live.colProvider')} />
          <p className="quiet small">{t('live.legend')}</p>
        </>
      )}
    </section>
  );
}

function useRows({ groups, drill }: Takeover, by: Rows): Row[] {
  const { t } = useTranslation('takeovers');
  const nameOf = (group: Group) => {
    if (by === 'township') return group.township;
    if (group.provider !== null) return group.provider.name;
    return drill && group.covered > 0 ? t('live.lastResortRow') : t('live.pendingRow');
  };
  const names = [...new Set(groups.map(nameOf))];
  return names.map((name) => ({ name, groups: groups.filter((group) => nameOf(group) === name) }));
}

function Matrix({ rows, head }: { readonly rows: readonly Row[]; readonly head: string }) {
  const { t } = useTranslation('takeovers');
  const { t: c } = useTranslation('contracts');
  return (
    <table className="matrix">
      <thead>
        <tr>
          <th scope="col">{head}</th>
          {DEPENDENCY_ORDER.map((level) => (
            <th key={level} scope="col">
              {c(`dependency.${level}`)}
            </th>
          ))}
          <th scope="col">{t('live.total')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, groups }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {DEPENDENCY_ORDER.map((level) => (
              <Cell key={level} groups={groups} level={level} />
            ))}
            <Cell groups={groups} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const SYMBOLS = { all: '✓', some: '◐', none: '○' } as const;

/** How far a set of groups has come. */
export function shareOf(groups: readonly Pick<Group, 'covered' | 'pending'>[]) {
  const covered = groups.reduce((sum, group) => sum + group.covered, 0);
  const total = covered + groups.reduce((sum, group) => sum + group.pending, 0);
  const state: keyof typeof SYMBOLS = covered === total ? 'all' : covered > 0 ? 'some' : 'none';
  return { covered, total, state, symbol: SYMBOLS[state] };
}

function Cell({ groups, level }: { readonly groups: readonly Group[]; readonly level?: Dependency }) {
  const { t } = useTranslation('takeovers');
  const { covered, total, state, symbol } = shareOf(
    level === undefined ? groups : groups.filter(({ dependency }) => dependency === level),
  );
  if (total === 0) return <td className="cell-empty">—</td>;
  return (
    <td className={`cell cell-${state}`}>
      <span aria-hidden>{symbol}</span> {t('live.cell', { covered, total })}
    </td>
  );
}
