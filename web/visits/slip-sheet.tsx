import { useMutation } from '@tanstack/react-query';
import { Button, QRCode } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import { Dialog } from '../frame/dialog.tsx';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import './visits.css';

/** As the api takes them at a time. */
export const MOST_ON_A_SHEET = 50;

const CODE_PX = 120;

interface SheetProperties<Links> {
  readonly words: { readonly title: string; readonly close: string; readonly print: string; readonly loading: string };
  /** Makes the addresses; they are shown this once. */
  readonly make: () => Promise<Links>;
  readonly close: () => void;
  readonly about: (links: Links) => string;
  /** A `Slip` for each link. */
  readonly slips: (links: Links) => ReactNode;
}

/** Slips to cut out and hand over, each with an address for one recipient. */
export function SlipSheet<Links>({ words, make, close, about, slips }: SheetProperties<Links>) {
  const { data, error, mutate } = useMutation({ mutationFn: make });
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    mutate();
  }, [mutate]);
  return (
    <Dialog
      title={words.title}
      close={close}
      footer={
        <>
          <Button onClick={close}>{words.close}</Button>
          <Button type="primary" disabled={!data} onClick={() => window.print()}>
            {words.print}
          </Button>
        </>
      }
    >
      {error && <Trouble error={error} retry={() => mutate()} />}
      {!data && !error && <Waiting what={words.loading} />}
      {data && <p className="quiet">{about(data)}</p>}
      <ul className="feedback-sheet">{data && slips(data)}</ul>
    </Dialog>
  );
}

interface SlipProperties {
  readonly address: string;
  readonly recipient: { readonly name: string; readonly number: string } | undefined;
  /** What is asked, line by line. */
  readonly children: ReactNode;
}

export function Slip({ address, recipient, children }: SlipProperties) {
  return (
    <li>
      <div className="feedback-code" aria-hidden>
        <QRCode type="svg" size={CODE_PX} value={address} color="#000" bgColor="#fff" bordered={false} />
      </div>
      <div>
        <strong>
          {recipient?.name} {recipient?.number}
        </strong>
        {children}
        <a href={address} className="feedback-address">
          {address}
        </a>
      </div>
    </li>
  );
}
