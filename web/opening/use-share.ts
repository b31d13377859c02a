import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../connection/client.ts';
import type { ChosenKey } from './key-choice.tsx';
import { ShareTrouble } from './share-trouble.ts';
import type { OwnShare } from './share-work.ts';

export function useOwnShare(purchaseId: string, holding: boolean) {
  return useQuery({
    queryKey: ['purchase', purchaseId, 'opening', 'share'],
    enabled: holding,
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/purchases/{purchaseId}/opening/share', { params: { path: { purchaseId } }, signal })),
  });
}

export function useSuccessors(purchaseId: string) {
  return useQuery({
    queryKey: ['purchase', purchaseId, 'opening', 'successors'],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/purchases/{purchaseId}/opening/successors', { params: { path: { purchaseId } }, signal }),
      ),
  });
}

/** Unwraps the share here, with the chosen key. The cryptography comes with the first use. */
async function unwrap(share: OwnShare, { file, passphrase = '', demo }: ChosenKey): Promise<Uint8Array> {
  const { identityIn, unwrapped } = await import('./share-work.ts');
  if (demo === true && share.demoIdentity !== null) return unwrapped(share, share.demoIdentity);
  if (file === undefined) throw new ShareTrouble('wrongFile');
  return unwrapped(share, await identityIn(file, passphrase));
}

/** Whether the key opens the share; changes nothing. */
export function useCheck(share: OwnShare) {
  return useMutation({
    mutationFn: async (key: ChosenKey) => {
      (await unwrap(share, key)).fill(0);
    },
  });
}

/** Unwraps, checks and seals the share here, then decides the task that asks for it. */
export function useRelease(purchaseId: string, share: OwnShare, taskId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (key: ChosenKey) => {
      const { sealedTo } = await import('./share-work.ts');
      const opened = await unwrap(share, key);
      const sealed = await sealedTo(share.deskRecipient, opened);
      opened.fill(0);
      const path = { taskId };
      let task = await answerOf(api.GET('/api/v1/tasks/{taskId}', { params: { path } }));
      if (task.state === 'open') {
        const { version } = task;
        await answerOf(api.POST('/api/v1/tasks/{taskId}/claim', { params: { path }, body: { version } }));
        task = await answerOf(api.GET('/api/v1/tasks/{taskId}', { params: { path } }));
      }
      const body = { outcome: 'release', form: { share: sealed }, version: task.version };
      await answerOf(api.POST('/api/v1/tasks/{taskId}/complete', { params: { path }, body }));
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['purchase', purchaseId, 'opening'] }),
        client.invalidateQueries({ queryKey: ['inbox'] }),
      ]),
  });
}

export interface HandOn {
  readonly key: ChosenKey;
  readonly successor: { readonly id: string; readonly recipient: string };
  readonly reason: string;
}

/** Unwraps the share here and wraps it to the successor's key. */
export function useHandOn(purchaseId: string, share: OwnShare) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ key, successor, reason }: HandOn) => {
      const { sealedTo } = await import('./share-work.ts');
      const opened = await unwrap(share, key);
      const wrapped = await sealedTo(successor.recipient, opened);
      opened.fill(0);
      const params = { path: { purchaseId } };
      const body = { successorId: successor.id, wrapped, reason };
      await answerOf(api.POST('/api/v1/purchases/{purchaseId}/opening/share/successor', { params, body }));
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['purchase', purchaseId, 'opening'] }),
  });
}
