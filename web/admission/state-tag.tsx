import { CheckOutlined, ClockCircleOutlined, CloseOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import './admission.css';

const ICONS = { good: CheckOutlined, bad: CloseOutlined, wait: ClockCircleOutlined } as const;

/** How something stands, by word, icon and colour; `plain` has neither. */
export function StateTag({
  tone,
  children,
}: {
  readonly tone: 'good' | 'bad' | 'wait' | 'plain';
  readonly children: ReactNode;
}) {
  const Icon = tone === 'plain' ? undefined : ICONS[tone];
  return (
    <span className={`state-tag state-${tone}`}>
      {Icon && <Icon aria-hidden />} {children}
    </span>
  );
}
