import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { components } from '../generated/api.ts';
import { taskAddress } from '../task/task-address.ts';
import './words.ts';

export type Risk = components['schemas']['ContractRisk'];
export type Finding = Risk['findings'][number];

/** Where on the contract's page each finding shows its evidence. */
const EVIDENCE: Readonly<Record<Finding['code'], string>> = {
  uncovered: 'recipients',
  'takeover-weighing': 'triggers',
  'no-standby': 'standby',
  'inspection-problems': 'inspections',
  'missed-visits': 'inspections',
  'satisfaction-low': 'inspections',
  'ending-soon': 'facts',
  'standby-short': 'standby',
  'satisfaction-falling': 'inspections',
  'inspection-overdue': 'inspections',
  'payments-frozen': 'payments',
  'payment-withheld': 'payments',
  'tasks-overdue': 'facts',
  'record-alerts': 'records',
};

/** The task itself where work is overdue, the alerts of its records, else the part of the contract's page. */
export function evidenceAddress({ code, taskId }: Finding, contractId: string): string {
  if (code === 'record-alerts') return `/alerts?contract=${contractId}&state=open`;
  return taskId === null ? `/contracts/${contractId}#${EVIDENCE[code]}` : taskAddress(taskId);
}

/** One finding as a sentence that leads to its evidence, with the points it is worth. */
export function FindingText({ finding, contractId }: { readonly finding: Finding; readonly contractId: string }) {
  const { t } = useTranslation('contracts');
  return (
    <span className="finding" title={`HS-13 ${t('points', { n: finding.points })} · ${t(`finding.${finding.code}`)}`}>
      <span className={`finding-points ${finding.urgent ? 'finding-urgent' : ''}`}>
        {t('points', { n: finding.points })}
      </span>
      <Link to={evidenceAddress(finding, contractId)}>{t(`findingText.${finding.code}`, finding.figures)}</Link>
    </span>
  );
}

const SYMBOLS = { high: '▲', watch: '◆', low: '●' } as const;

/** Score and level: number, symbol, word and colour say the same. */
export function RiskTag({ risk }: { readonly risk: Pick<Risk, 'score' | 'level'> }) {
  const { t } = useTranslation('contracts');
  return (
    <span className={`risk risk-${risk.level}`} title={t('riskNote')}>
      <span aria-hidden>{SYMBOLS[risk.level]}</span> <strong>{risk.score}</strong> {t(`level.${risk.level}`)}
    </span>
  );
}
