import { z } from 'zod';
import { signedFileSchema } from '../keys/signed-file.ts';

/**
 * `before` the deadline; `collecting` shares; `opening` the envelopes; `opened`; `returned`: the bids went back unopened;
 * `none`: no deadline is set yet.
 */
export const OPENING_STATES = ['none', 'before', 'collecting', 'opening', 'opened', 'returned'] as const;
export const OPENING_PARTS = ['host', 'holder', 'supervisor', 'bidder'] as const;
export type OpeningPart = (typeof OPENING_PARTS)[number];

const instant = z.iso.datetime();

const holderSchema = z.object({
  seat: z.int(),
  office: z.string(),
  name: z.string().nullable().meta({ description: 'For offices; bidders see the office' }),
  state: z.enum(['waiting', 'given', 'lost']),
  at: instant.nullable(),
  own: z.boolean(),
});

const bidSchema = z.object({
  bidId: z.uuid(),
  lot: z.int(),
  envelopeHash: z.string(),
  receivedAt: instant,
  state: z.enum(['sealed', 'opened', 'refused', 'returned']),
  refusalReason: z.string().nullable(),
  provider: z.string().nullable().meta({ description: 'Told with the record, all at once' }),
  priceFen: z.int().nullable().meta({ description: 'Fen; told with the record, all at once' }),
  own: z.boolean(),
});

export const openingSchema = z
  .object({
    purchase: z.object({ id: z.uuid(), number: z.string(), name: z.string(), tender: z.boolean() }),
    state: z.enum(OPENING_STATES),
    deadline: z.object({ wall: instant, legal: instant }).nullable(),
    by: z.enum(['holders', 'worker']).meta({ description: 'Who keeps the key: five people, or the service itself' }),
    threshold: z.int(),
    holders: z.array(holderSchema),
    handovers: z.array(z.object({ seat: z.int(), from: z.string(), to: z.string(), reason: z.string(), at: instant })),
    receiptsHash: z.string().nullable().meta({
      description: 'SHA-256 of the hashes of all envelopes, sorted, each followed by a line feed; from the deadline on',
    }),
    steps: z.array(z.object({ step: z.string(), at: instant })),
    bids: z.array(bidSchema).nullable().meta({ description: 'Null until the first envelope is opened' }),
    failures: z.array(z.object({ lot: z.int(), rule: z.string() })).meta({ description: 'Lots that were not opened' }),
    record: signedFileSchema.nullable().meta({ description: 'The signed record; verifies offline' }),
    recordHash: z.string().nullable(),
    signOffs: z.array(
      z.object({
        part: z.enum(OPENING_PARTS),
        organisation: z.string(),
        name: z.string().nullable(),
        objection: z.string().nullable(),
        at: instant,
      }),
    ),
    own: z.object({
      taskId: z.string().nullable().meta({ description: 'The task that asks for the own share' }),
      seat: z.int().nullable(),
      mayHandOn: z.boolean(),
      signsOffAs: z.enum(OPENING_PARTS).nullable().meta({ description: 'Null: not, or already' }),
    }),
  })
  .meta({ id: 'Opening' });

export type OpeningAnswer = z.input<typeof openingSchema>;
