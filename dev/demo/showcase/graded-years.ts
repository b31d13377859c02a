import { gradingOf, type GradingFacts } from '../../../domain/providers/grading.ts';
import { HOUSE_GRADING_SCHEME, type ProviderGrade } from '../../../domain/providers/grading-scheme.ts';
import { addDays, dayOf, instantAt, instantOfMillis, type Day } from '../../../domain/time/shanghai.ts';
import type { Database } from '../../../prisma/database.ts';
import type { Prisma } from '../../../prisma/generated/client.ts';
import { DEMO_ORGANISATIONS, type DemoOrganisationKey } from '../../../prisma/seed/demo/organisations.ts';

type Row = readonly [
  recipients: number,
  evaluator: number,
  credit: number,
  late: number,
  problems: number,
  takeover: number,
];

/** Fictitious facts of the demo’s providers: two years ago, and last year. */
const YEARS: Readonly<Partial<Record<DemoOrganisationKey, readonly [Row, Row]>>> = {
  provider1: [
    [9400, 9200, 9500, 0, 0, 0],
    [8300, 8000, 8600, 2, 1, 1],
  ],
  provider2: [
    [8600, 8100, 8400, 1, 0, 0],
    [9300, 9100, 9200, 0, 0, 0],
  ],
  provider3: [
    [7400, 7100, 7900, 2, 1, 0],
    [7900, 7600, 8100, 1, 0, 0],
  ],
};

/** A year whose grades are published, and the next one as it waits for the officer. */
export async function gradeYears({ prisma }: Database): Promise<void> {
  const thisYear = Number(dayOf(instantOfMillis(Date.now())).slice(0, 4));
  const { id: by } = await prisma.user.findUniqueOrThrow({ where: { username: 'officer' } });
  for (const [key, [before, last]] of Object.entries(YEARS)) {
    const { id: organisationId, regionCode } = DEMO_ORGANISATIONS[key as DemoOrganisationKey];
    const own = { organisationId, regionCode, openedBy: by, clockEpoch: new Date() };
    const data = [
      { ...own, ...published(thisYear - 2, before, by) },
      { ...own, ...computed(thisYear - 1, last), state: 'proposed' },
    ];
    await prisma.providerGrading.createMany({ data, skipDuplicates: true });
  }
}

function factsOf([recipients, evaluator, credit, lateReport, inspection, takeover]: Row): GradingFacts {
  return {
    contracts: 1,
    parts: { recipients, evaluator, credit },
    faults: { records: 0, inspection, deduction: 0, lateReport, takeover, ban: 0 },
  };
}

function computed(year: number, row: Row) {
  const facts = factsOf(row);
  const { points, grade } = gradingOf(facts, HOUSE_GRADING_SCHEME)!;
  const json = (value: object) => value as unknown as Prisma.InputJsonObject;
  return { year, points, computed: grade, facts: json(facts), scheme: json(HOUSE_GRADING_SCHEME) };
}

/** Published in the March after the year. */
function published(year: number, row: Row, gradedBy: string) {
  const found = computed(year, row);
  const grade: ProviderGrade = found.computed;
  const { mentor, improveDays } = HOUSE_GRADING_SCHEME.effects[grade];
  const day = `${year + 1}-03-16` as Day;
  const at = new Date(instantAt(day, '10:00'));
  return {
    ...{ ...found, state: 'published', grade, gradedBy, gradedAt: at, objectUntil: at, publishedAt: at, mentor },
    ...{ startedAt: at, improveUntil: improveDays === 0 ? null : new Date(addDays(day, improveDays)) },
  };
}
