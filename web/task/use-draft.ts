import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { startingValue } from '../form/blank.ts';
import type { Schema } from '../form/schema.ts';
import { answerOf, api } from '../connection/client.ts';
import { forgetForm, keepForm, keptForm } from './kept-form.ts';
import type { Task } from './task-query.ts';

/** Long enough not to send every letter, short enough to lose nothing by leaving. */
const PAUSE_MS = 900;

export interface Draft {
  readonly form: unknown;
  readonly change: (form: unknown) => void;
  readonly state: 'idle' | 'dirty' | 'saving' | 'saved' | 'failed';
  readonly savedAt: number;
  readonly error: Error | null;
  readonly recovered: boolean;
  readonly saveNow: () => void;
  /** The version that the next command names: saving raises it. */
  readonly version: number;
}

/** The form as it is being filled in: kept in the tab with every letter, and at the api after every pause. */
export function useDraft(task: Task, schema: Schema, stopped: boolean): Draft {
  const { id } = task;
  const client = useQueryClient();
  const [recovered] = useState(() => keptForm(id) !== undefined);
  const [form, setForm] = useState(() => startingValue(schema, keptForm(id) ?? task.draft ?? task.filled));
  const [dirty, setDirty] = useState(recovered);
  const latest = useRef(form);
  const version = useRef(task.version);
  version.current = Math.max(version.current, task.version);
  const { mutate, isPending, error, isSuccess, submittedAt, reset } = useMutation({
    scope: { id: `draft ${id}` },
    mutationFn: (body: { version: number; form: unknown }) =>
      answerOf(api.POST('/api/v1/tasks/{taskId}/draft', { params: { path: { taskId: id } }, body })),
    onSuccess: (item, { form: sent }) => {
      version.current = item.version;
      client.setQueryData<Task>(['task', id], (known) => known && { ...known, ...item, draft: sent });
      if (latest.current !== sent) return;
      setDirty(false);
      forgetForm(id);
    },
  });
  const saveNow = useCallback(() => mutate({ version: version.current, form: latest.current }), [mutate]);
  const change = useCallback(
    (next: unknown) => {
      latest.current = next;
      keepForm(id, next);
      setForm(next);
      setDirty(true);
      reset();
    },
    [id, reset],
  );
  useEffect(() => {
    if (!dirty || isPending || error || stopped) return undefined;
    const timer = setTimeout(saveNow, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [form, dirty, isPending, error, stopped, saveNow]);
  const state = error ? 'failed' : isPending ? 'saving' : dirty ? 'dirty' : isSuccess ? 'saved' : 'idle';
  return { form, change, state, savedAt: submittedAt, error, recovered, saveNow, version: version.current };
}
