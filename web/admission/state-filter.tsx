import { Segmented } from 'antd';
import { useSearchParams } from 'react-router';

/** The state that the address asks for, if it is one of those. */
export function useStateFilter<State extends string>(states: readonly State[]): State | undefined {
  const [query] = useSearchParams();
  return states.find((state) => state === query.get('state'));
}

/** Narrows a list of cases to one state; it lives in the address. */
export function StateFilter<State extends string>({
  states,
  label,
  all,
  nameOf,
}: {
  readonly states: readonly State[];
  readonly label: string;
  readonly all: string;
  readonly nameOf: (state: State) => string;
}) {
  const chosen = useStateFilter(states);
  const [, setQuery] = useSearchParams();
  return (
    <div className="case-filters">
      <Segmented
        aria-label={label}
        value={chosen ?? 'all'}
        onChange={(value) => setQuery(value === 'all' ? {} : { state: value }, { replace: true })}
        options={[{ value: 'all', label: all }, ...states.map((value) => ({ value, label: nameOf(value) }))]}
      />
    </div>
  );
}
