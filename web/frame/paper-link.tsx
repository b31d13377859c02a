import { FilePdfOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';

interface Properties {
  /** Below /api/v1/documents. */
  readonly of: string;
  readonly children: ReactNode;
}

/** An office paper as PDF, shown by the browser's own viewer; the session's cookie says who asks. */
export function PaperLink({ of, children }: Properties) {
  return (
    <a className="no-print" href={`/api/v1/documents/${of}`} target="_blank" rel="noreferrer">
      <FilePdfOutlined aria-hidden /> {children} (PDF)
    </a>
  );
}
