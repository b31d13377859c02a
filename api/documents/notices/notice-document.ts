import type { PublishedNotice } from '../../portal/allow-list.ts';
import type { OfficialDocument } from '../document.ts';
import { acceptanceNotice } from './acceptance-notice.ts';
import { complaintDecision } from './complaint-decision.ts';
import { contractChangeNotice } from './contract-change-notice.ts';
import { contractNotice } from './contract-notice.ts';
import { correctionNotice } from './correction-notice.ts';
import { evaluationNotice } from './evaluation-notice.ts';
import { failureNotice } from './failure-notice.ts';
import { intentionNotice } from './intention-notice.ts';
import { interimContractNotice } from './interim-contract-notice.ts';
import { openingRecord } from './opening-record.ts';
import { resultNotice } from './result-notice.ts';
import { prequalificationNotice } from './prequalification-notice.ts';
import { singleSourceNotice } from './single-source-notice.ts';
import { resumptionNotice, suspensionNotice } from './suspension-notices.ts';
import { tenderNotice } from './tender-notice.ts';
import { terminationNotice } from './termination-notice.ts';

/** The text of a published notice, for its page and its PDF alike. */
export function noticeDocument(notice: PublishedNotice): OfficialDocument {
  switch (notice.kind) {
    case 'single-source-notice':
      return singleSourceNotice(notice);
    case 'prequalification-notice':
      return prequalificationNotice(notice);
    case 'suspension-notice':
      return suspensionNotice(notice);
    case 'resumption-notice':
      return resumptionNotice(notice);
    case 'termination-notice':
      return terminationNotice(notice);
    case 'intention-notice':
      return intentionNotice(notice);
    case 'tender-notice':
      return tenderNotice(notice);
    case 'correction-notice':
      return correctionNotice(notice);
    case 'opening-record':
      return openingRecord(notice);
    case 'failure-notice':
      return failureNotice(notice);
    case 'result-notice':
      return resultNotice(notice);
    case 'complaint-decision':
      return complaintDecision(notice);
    case 'contract-notice':
      return contractNotice(notice);
    case 'contract-change-notice':
      return contractChangeNotice(notice);
    case 'interim-contract-notice':
      return interimContractNotice(notice);
    case 'acceptance-notice':
      return acceptanceNotice(notice);
    case 'evaluation-notice':
      return evaluationNotice(notice);
  }
}
