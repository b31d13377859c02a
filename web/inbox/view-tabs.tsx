import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { addressOf, UNFILTERED, useViews, type View } from './inbox-filter.ts';
import { countOf, useCounts } from './inbox-query.ts';

const COUNTED: ReadonlySet<View> = new Set(['todo', 'mine', 'later']);

/** Whose tasks: a link each, with how many wait. */
export function ViewTabs({ current }: { readonly current: View }) {
  const { t } = useTranslation('inbox');
  const views = useViews();
  return (
    <nav className="views" aria-label={t('views')}>
      {views.map((view) => {
        const search = new URLSearchParams(addressOf({ ...UNFILTERED, view })).toString();
        return (
          <Link key={view} to={{ search }} replace aria-current={view === current ? 'page' : undefined}>
            {t(view)}
            {COUNTED.has(view) && <Waiting view={view} />}
          </Link>
        );
      })}
    </nav>
  );
}

function Waiting({ view }: { readonly view: View }) {
  const counts = useCounts(view);
  return counts && <span className="view-count">{countOf(counts, UNFILTERED)}</span>;
}
