import { z } from 'zod';
import type { Prisma } from '../../prisma/generated/client.ts';
import type { Caller } from '../access/caller.ts';
import { takeoverScope } from '../access/scope.ts';
import { notFound, type Problem } from '../problem.ts';

export const takeoverParams = z.object({ takeoverId: z.uuid() });

/** The takeover, if the caller may know of it. */
export function visibleTakeover(caller: Caller, takeoverId: string): Prisma.TakeoverWhereInput {
  return { AND: [{ id: takeoverId }, takeoverScope(caller)] };
}

export function takeoverNotFound(): Problem {
  return notFound({ zh: '该接管', en: 'This takeover' });
}
