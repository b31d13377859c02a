import { Spin } from 'antd';

/** Something is on its way. Says what, where the reason is known. */
export function Waiting({ what }: { readonly what?: string }) {
  return (
    <div className="waiting" role="status">
      <Spin />
      {what !== undefined && <span>{what}</span>}
    </div>
  );
}
