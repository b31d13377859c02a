import type { Route } from '../route.ts';
import { complaintWindowOf, handInComplaint } from './hand-in-complaint.ts';
import { correctComplaint, stateOnComplaint, withdrawComplaint } from './own-steps.ts';
import { getComplaint, listComplaints } from './read-complaints.ts';

export const COMPLAINT_ROUTES: readonly Route[] = [
  complaintWindowOf,
  handInComplaint,
  listComplaints,
  getComplaint,
  correctComplaint,
  withdrawComplaint,
  stateOnComplaint,
];
