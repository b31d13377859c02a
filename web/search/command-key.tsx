import { SearchOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

const CommandMenu = lazy(() => import('./command-menu.tsx'));

/** The button in the head, and Ctrl+K on every page; the menu itself is loaded when it is first wanted. */
export function CommandKey() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      // A question in front of the page is answered first.
      if (document.querySelector('dialog[open]')) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  return (
    <>
      <Button
        type="text"
        size="small"
        icon={<SearchOutlined aria-hidden />}
        aria-label={t('app.search')}
        title={`${t('app.search')}（Ctrl K）`}
        aria-keyshortcuts="Control+K"
        onClick={() => setOpen(true)}
      />
      {open && (
        <Suspense>
          <CommandMenu close={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
