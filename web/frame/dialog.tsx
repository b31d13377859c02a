import { useEffect, useId, useRef, type ReactNode } from 'react';

interface Properties {
  readonly title: string;
  readonly close: () => void;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
}

/** A question in front of the page: the browser's own dialog keeps the focus inside, and Escape closes it. */
export function Dialog({ title, close, children, footer }: Properties) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={titleId} onClose={close}>
      <h2 id={titleId} tabIndex={-1} autoFocus>
        {title}
      </h2>
      <div className="dialog-body">{children}</div>
      {footer && <div className="dialog-foot">{footer}</div>}
    </dialog>
  );
}
