import { z } from 'zod';
import { notFound, type Problem } from '../problem.ts';

export const contractParams = z.object({ contractId: z.uuid() });

export function contractNotFound(): Problem {
  return notFound({ zh: '该合同', en: 'This contract' });
}
