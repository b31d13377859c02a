import type { Route } from '../route.ts';
import { acceptanceCertificatePdf } from './internal/acceptance-certificate.ts';
import { drillReportPdf } from './internal/drill-report.ts';
import { debriefingPdf } from './internal/debriefing.ts';
import { contractChangePdf, contractPdf } from './internal/contract.ts';
import { awardLetterPdf } from './internal/award-letter.ts';
import { handoverListPdf } from './internal/handover-list.ts';
import { openingRecordPdf } from './internal/opening-record.ts';
import { recipientLettersPdf } from './internal/recipient-letters.ts';
import { scoreSummaryPdf } from './internal/score-summary.ts';
import { takeoverDecisionPdf } from './internal/takeover-decision.ts';

/** Papers that are not for the public, each by the policy of its subject. */
export const DOCUMENT_ROUTES: readonly Route[] = [
  openingRecordPdf,
  scoreSummaryPdf,
  awardLetterPdf,
  debriefingPdf,
  contractPdf,
  contractChangePdf,
  acceptanceCertificatePdf,
  takeoverDecisionPdf,
  handoverListPdf,
  drillReportPdf,
  recipientLettersPdf,
];
