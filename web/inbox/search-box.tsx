import { Input } from 'antd';
import { useEffect, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';

/** So long after the last letter the search begins. */
const PAUSE_MS = 250;
const LONGEST = 50;

interface Properties {
  readonly q: string | undefined;
  readonly change: (q: string | undefined) => void;
  readonly input: Ref<HTMLInputElement>;
}

/** What is typed counts after a pause; another's change of the address (a saved filter, the way back) shows here too. */
export function SearchBox({ q = '', change, input }: Properties) {
  const { t } = useTranslation('inbox');
  const [typed, setTyped] = useState(q);
  const [known, setKnown] = useState(q);
  if (q !== known) {
    setKnown(q);
    setTyped(q);
  }
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === known) return;
    const timer = setTimeout(() => {
      setKnown(wanted);
      change(wanted || undefined);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, known, change]);
  return (
    <Input
      className="filter-search"
      type="search"
      allowClear
      maxLength={LONGEST}
      aria-label={t('search')}
      placeholder={t('search')}
      value={typed}
      ref={(element) => {
        const field = element?.input ?? null;
        if (typeof input === 'function') input(field);
        else if (input) input.current = field;
      }}
      onChange={({ target }) => setTyped(target.value)}
      // The list has the keys again.
      onPressEnter={(event) => event.currentTarget.blur()}
    />
  );
}
