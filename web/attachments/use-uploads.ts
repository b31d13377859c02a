import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { partsOf } from '../../domain/attachments.ts';
import { Refusal } from '../connection/client.ts';
import { giveUp, sendFile, type Owner, type Sending } from './send-file.ts';

export interface Upload {
  readonly key: number;
  readonly name: string;
  /** 0 to 100; at 100 the content is being checked. */
  readonly percent: number;
  readonly state: 'sending' | 'broken' | 'refused';
  readonly error: unknown;
}

interface Work {
  readonly sending: Sending;
  readonly stop: AbortController;
}

export function attachmentsKey({ kind, id }: Owner) {
  return [kind, id, 'attachments'] as const;
}

/** Files on their way to one owner. What breaks can go on; what is refused says why; the rest of the page is untouched. */
export function useUploads(owner: Owner, stored: (name: string) => void) {
  const client = useQueryClient();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const works = useRef(new Map<number, Work>());
  const keys = useRef(0);
  const show = useCallback((key: number, change: Partial<Upload>) => {
    setUploads((all) => all.map((upload) => (upload.key === key ? { ...upload, ...change } : upload)));
  }, []);
  const drop = useCallback((key: number) => {
    works.current.delete(key);
    setUploads((all) => all.filter((upload) => upload.key !== key));
  }, []);
  const run = useCallback(
    async (key: number, sending: Sending) => {
      const stop = new AbortController();
      works.current.set(key, { sending, stop });
      show(key, { state: 'sending', error: undefined });
      const progress = () => {
        show(key, { percent: Math.floor((100 * sending.parts) / partsOf(sending.file.size)) });
      };
      try {
        await sendFile(sending, progress, stop.signal);
        drop(key);
        stored(sending.file.name);
        await client.invalidateQueries({ queryKey: attachmentsKey(sending.owner) });
      } catch (error) {
        if (stop.signal.aborted) return;
        if (error instanceof Refusal) delete sending.id; // the api has kept nothing of it
        show(key, { state: error instanceof Refusal ? 'refused' : 'broken', error });
      }
    },
    [client, drop, show, stored],
  );
  const { kind, id } = owner;
  const add = useCallback(
    (files: Iterable<File>) => {
      for (const file of files) {
        const key = (keys.current += 1);
        setUploads((all) => [...all, { key, name: file.name, percent: 0, state: 'sending', error: undefined }]);
        void run(key, { file, owner: { kind, id }, parts: 0 });
      }
    },
    [run, kind, id],
  );
  const retry = useCallback((key: number) => void run(key, works.current.get(key)!.sending), [run]);
  const cancel = useCallback(
    (key: number) => {
      const work = works.current.get(key);
      work?.stop.abort();
      drop(key);
      if (work) giveUp(work.sending).catch(() => undefined); // the api forgets it after a day
    },
    [drop],
  );
  useLeavingWarning(uploads.some(({ state }) => state === 'sending'));
  return { uploads, add, retry, cancel };
}

/** The browser itself asks before a page with files on their way is closed. */
function useLeavingWarning(busy: boolean): void {
  useEffect(() => {
    if (!busy) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [busy]);
}
