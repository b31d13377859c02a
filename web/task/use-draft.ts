import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { answerOf, api, Unreachable } from '../connection/client.ts';
import { startingValue } from '../form/blank.ts';
import { sameValue } from '../form/same-value.ts';
import type { Schema } from '../form/schema.ts';
import { useSignedIn } from '../session/signed-in.tsx';
import { forgetForm, keepForm, keptForm } from './kept-form.ts';
import { startingForm } from './starting-form.ts';
import type { Task } from './task-query.ts';

/** Long enough not to send every letter, short enough to lose nothing by leaving. */
const PAUSE_MS = 900;
/** While the api is away. */
const RETRY_MS = 5_000;

export interface Draft {
  readonly form: unknown;
  readonly change: (form: unknown) => void;
  readonly state: 'idle' | 'dirty' | 'saving' | 'saved' | 'failed' | 'offline' | 'conflict';
  readonly savedAt: number;
  readonly error: Error | null;
  /** Where the form came from, if not from nothing. */
  readonly origin: 'recovered' | 'prefilled' | 'adopted' | undefined;
  readonly saveNow: () => void;
  /** The version that the next command names, asked for when it is sent: a draft that is on its way raises it. */
  readonly version: () => number;
  /** What the same person keeps in another window; undefined without a conflict. */
  readonly other: unknown;
  readonly keepThis: () => void;
  readonly takeOther: () => void;
}

/** What this window knows the api to have. */
interface Base {
  readonly version: number;
  readonly draft: unknown;
}

/** The form as it is being filled in: kept on this computer with every letter, and at the api after every pause. */
export function useDraft(task: Task, schema: Schema, stopped: boolean): Draft {
  const { id } = task;
  const { id: me } = useSignedIn();
  const client = useQueryClient();
  const [start] = useState(() => startingForm(task, schema, keptForm(me, id)));
  const [form, setForm] = useState(start.form);
  const [dirty, setDirty] = useState(start.recovered);
  const [other, setOther] = useState<unknown>(start.other);
  const [origin, setOrigin] = useState<Draft['origin']>(
    start.recovered ? 'recovered' : start.prefilled ? 'prefilled' : undefined,
  );
  const latest = useRef(form);
  const base = useRef<Base>({ version: task.version, draft: task.draft });
  const { mutate, isPending, error, isSuccess, submittedAt, reset } = useMutation({
    scope: { id: `draft ${id}` },
    mutationFn: (body: { version: number; form: unknown }) =>
      answerOf(api.POST('/api/v1/tasks/{taskId}/draft', { params: { path: { taskId: id } }, body })),
    onSuccess: (item, { form: sent }) => {
      base.current = { version: item.version, draft: sent };
      client.setQueryData<Task>(['task', id], (known) => known && { ...known, ...item, draft: sent });
      if (latest.current !== sent) return;
      setDirty(false);
      forgetForm(me, id);
    },
    // Somebody has changed the task: read what it is now.
    onError: (refused) => {
      if (!(refused instanceof Unreachable)) void client.invalidateQueries({ queryKey: ['task', id] });
    },
  });
  const saveNow = useCallback(() => mutate({ version: base.current.version, form: latest.current }), [mutate]);
  const show = useCallback((next: unknown) => {
    latest.current = next;
    setForm(next);
  }, []);
  const change = useCallback(
    (next: unknown) => {
      show(next);
      keepForm(me, id, { form: next, base: base.current.draft });
      setDirty(true);
      reset();
    },
    [me, id, reset, show],
  );
  const adopt = useCallback(
    (draft: unknown) => {
      show(startingValue(schema, draft));
      setDirty(false);
      setOther(undefined);
      forgetForm(me, id);
      reset();
    },
    [me, id, reset, schema, show],
  );
  useEffect(() => {
    if (task.version <= base.current.version || isPending) return;
    const known = base.current.draft;
    base.current = { version: task.version, draft: task.draft };
    if (task.draft === null || sameValue(task.draft, known)) reset();
    else if (!sameValue(task.draft, latest.current)) {
      if (dirty) setOther(task.draft);
      else {
        adopt(task.draft);
        setOrigin('adopted');
      }
    }
  }, [task.version, task.draft, isPending, dirty, adopt, reset]);
  useSavingByItself({ due: dirty && !isPending && !stopped && other === undefined, error, form, saveNow });
  const settled = error instanceof Unreachable ? 'offline' : error ? 'failed' : undefined;
  const calm = isPending ? 'saving' : dirty ? 'dirty' : isSuccess ? 'saved' : 'idle';
  return {
    form,
    change,
    state: other === undefined ? (settled ?? calm) : 'conflict',
    savedAt: submittedAt,
    error,
    origin,
    saveNow,
    version: useCallback(() => base.current.version, []),
    other,
    keepThis: useCallback(() => {
      setOther(undefined);
      reset();
      saveNow();
    }, [reset, saveNow]),
    takeOther: useCallback(() => adopt(base.current.draft), [adopt]),
  };
}

interface Saving {
  /** Whether there is something to save and nothing against it. */
  readonly due: boolean;
  readonly error: Error | null;
  readonly form: unknown;
  readonly saveNow: () => void;
}

/** Saves after a pause; goes on trying while the api is away; leaves a refusal to the person. */
function useSavingByItself({ due, error, form, saveNow }: Saving): void {
  const away = error instanceof Unreachable;
  useEffect(() => {
    if (!due || (error && !away)) return undefined;
    const timer = setTimeout(saveNow, away ? RETRY_MS : PAUSE_MS);
    addEventListener('online', saveNow);
    return () => {
      clearTimeout(timer);
      removeEventListener('online', saveNow);
    };
  }, [form, due, error, away, saveNow]);
}
