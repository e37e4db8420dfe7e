import type { Role, Subject } from './facts.ts';

/** All applications: received, handled or answered. */
export const isTotalRole = (role: Role): boolean =>
  role === 'received' || role === 'handled' || role === 'answered' || role === 'receivedAndCarriedOver';

/** What kind of figure it is, for what may limit it: a reason is no part of a total. */
export function ofOf(subject: Subject, role: Role): 'total' | 'result' | 'reason' {
  if (subject === 'applications') return isTotalRole(role) ? 'total' : role === 'reason' ? 'reason' : 'result';
  return subject === 'adminFees' || subject === 'processingFee' ? 'reason' : role === 'total' ? 'total' : 'result';
}

/** Reviews, suits, or both. */
export const isOfCases = (subject: Subject): boolean => subject === 'review' || subject === 'cases' || subject.startsWith('litigation');
