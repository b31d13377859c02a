import { demoId } from './ids.ts';

/**
 * What an organisation is. Only social organisations, enterprises and class-II institutions may contract (PL-02, PL-03);
 * a `last-resort` unit serves recipients for whom nobody else can be found, without a contract.
 */
export type OrganisationKind =
  | 'state-organ'
  | 'social-organisation'
  | 'enterprise'
  | 'institution-class-2'
  | 'third-party-evaluator'
  | 'last-resort'
  | 'expert-bank';

export interface DemoOrganisation {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  /** Fictitious body (9999 99xx), true check digits (GB 32100, GB 11714). */
  readonly creditCode: string;
  readonly regionCode: string;
  /** Recipients it can serve at once. */
  readonly capacity: number;
  /** In the bank of providers from the beginning. */
  readonly admission: 'none' | 'admitted';
}

/** The buyer's county: 东辽县, by its code only. */
export const DEMO_COUNTY = '220422';
/** Another county, in another prefecture: 乾安县, by its code only. */
export const OTHER_COUNTY = '220723';
export const PROVINCE = '220000';

type Row = readonly [name: string, kind: OrganisationKind, creditCode: string, regionCode: string, capacity: number];

const ROWS = {
  buyer: ['示例县民政局', 'state-organ', '112204229999990151', DEMO_COUNTY, 0],
  finance: ['示例县财政局', 'state-organ', '11220422999999023U', DEMO_COUNTY, 0],
  supervision: ['示例县社会救助监督中心', 'state-organ', '11220422999999031N', DEMO_COUNTY, 0],
  provider1: ['示例启明社会工作服务中心', 'social-organisation', '522204229999991113', DEMO_COUNTY, 150],
  provider2: ['示例安康养老服务有限公司', 'enterprise', '9122042299999912XR', DEMO_COUNTY, 150],
  provider3: ['示例县社会福利服务中心', 'institution-class-2', '12220422999999138Y', DEMO_COUNTY, 120],
  provider4: ['示例同行助残服务社', 'social-organisation', '52220422999999146M', DEMO_COUNTY, 30],
  lastResort: ['示例镇政府社会救助工作站', 'last-resort', '11220422999999218M', DEMO_COUNTY, 60],
  evaluator: ['示例公信评估咨询有限公司', 'third-party-evaluator', '91220422999999314N', DEMO_COUNTY, 0],
  otherBuyer: ['示例二县民政局', 'state-organ', '112207239999994106', OTHER_COUNTY, 0],
  expertBank: ['示例省社会救助评审专家库', 'expert-bank', '112200009999995173', PROVINCE, 0],
  audit: ['示例省审计机关', 'state-organ', '11220000999999525X', PROVINCE, 0],
  operations: ['示例省民政信息中心', 'state-organ', '11220000999999533Q', PROVINCE, 0],
  newcomer: ['示例晨曦为老服务中心', 'social-organisation', '52220422999999154G', DEMO_COUNTY, 0],
} as const satisfies Record<string, Row>;

export type DemoOrganisationKey = keyof typeof ROWS;

/** The demo organisations by what they are in the story. All fictitious. */
export const DEMO_ORGANISATIONS = Object.fromEntries(
  Object.entries(ROWS).map(([key, [name, kind, creditCode, regionCode, capacity]], index) => [
    key,
    {
      ...{ id: demoId('organisation', index + 1), name, kind, creditCode, regionCode, capacity },
      admission: key.startsWith('provider') ? 'admitted' : 'none',
    },
  ]),
) as Readonly<Record<DemoOrganisationKey, DemoOrganisation>>;
