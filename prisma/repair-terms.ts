import { houseTerms, type RepairTerms } from '../domain/providers/ban-repair.ts';
import type { Day } from '../domain/time/shanghai.ts';
import type { Tx } from './database.ts';
import type { PrismaClient } from './generated/client.ts';

/** The terms of repair in force for a region on a day: the nearest office’s newest, else the house rule (CR-03). */
export async function repairTermsOf(sql: Tx | PrismaClient, region: string, day: Day): Promise<RepairTerms> {
  const [row] = await sql.$queryRaw<RepairTerms[]>`
    SELECT publication_months AS "publicationMonths", lifting_months AS "liftingMonths", source
    FROM repair_terms_in_force(${region}, ${day}::date)`;
  return row ?? houseTerms(day);
}
