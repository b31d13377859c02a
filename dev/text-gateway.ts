import { z } from 'zod';
import { MOBILE } from '../domain/tasks/text-messages.ts';
import { startSandbox } from './sandbox.ts';

/** What a gateway takes: one message, of at most the characters that telephones show as one. */
const messageSchema = z.strictObject({ to: z.string().regex(MOBILE), text: z.string().min(1).max(300) });

/** A stand-in for the gateway that sends text messages: it sends none, and shows those that came. */
export const startTextGateway = () => startSandbox('/v1/messages', messageSchema);
