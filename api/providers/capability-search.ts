import { z } from 'zod';
import type { Prisma } from '../../prisma/generated/client.ts';
import { regionsAround } from '../access/scope.ts';
import { invalid } from '../http/input-errors.ts';
import { serviceSchema } from './admission-input.ts';

/** Query parameters that look for providers by what they can do. */
export const capabilityQuery = {
  item: serviceSchema.shape.item.optional(),
  region: serviceSchema.shape.region
    .optional()
    .meta({ description: 'Where the service is needed: a GB/T 2260 code; only with an item' }),
  capacity: z.coerce
    .number()
    .pipe(serviceSchema.shape.capacity)
    .optional()
    .meta({ description: 'Recipients at once, at least; only with an item' }),
};

interface Wanted {
  readonly item: string | undefined;
  readonly region: string | undefined;
  /** Recipients at once. */
  readonly capacity: number | undefined;
}

/**
 * The capability rows that serve: what is stated for a region holds for every region below it. Undefined where no service
 * is looked for. The index of `provider_capability` begins with the item.
 *
 * @throws Problem `invalid-input` for a region or a capacity without an item
 */
export function capabilityWanted({ item, region, capacity }: Wanted): Prisma.ProviderCapabilityWhereInput | undefined {
  if (item !== undefined) {
    return {
      item,
      ...(region === undefined ? {} : { regionCode: { in: regionsAround(region) } }),
      ...(capacity === undefined ? {} : { capacity: { gte: capacity } }),
    };
  }
  if (region === undefined && capacity === undefined) return undefined;
  throw invalid([
    {
      pointer: '/item',
      in: 'query',
      code: 'service_missing',
      message: '请先选择服务事项，再按地区或者人数查找。 / Choose a service before region or capacity.',
    },
  ]);
}
