import { DEMO_COUNTY, DEMO_ORGANISATIONS, type DemoOrganisationKey } from './organisations.ts';

export interface DemoCapability {
  readonly organisationId: string;
  /** Code of the directory. */
  readonly item: string;
  readonly regionCode: string;
  /** Recipients it can serve at once, at most what it was admitted with. */
  readonly capacity: number;
}

/** Direct services that each demo provider has stated for the county, with how many recipients. All fictitious. */
const STATED: Partial<Record<DemoOrganisationKey, Readonly<Record<string, number>>>> = {
  provider1: { B01: 150, B02: 100, B04: 60 },
  provider2: { B01: 150, B02: 120, B03: 80 },
  provider3: { B01: 120, B03: 60, B06: 40 },
  provider4: { B01: 30, B05: 20 },
};

export const DEMO_CAPABILITIES: readonly DemoCapability[] = Object.entries(STATED).flatMap(([key, services]) =>
  Object.entries(services).map(([item, capacity]) => {
    const { id: organisationId } = DEMO_ORGANISATIONS[key as DemoOrganisationKey];
    return { organisationId, item, regionCode: DEMO_COUNTY, capacity };
  }),
);
