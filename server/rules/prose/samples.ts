/** Applications of a year for examples: 12 received, 1 carried over, 12 handled, 1 carried forward; the equations hold. */
export const requests = {
  newReceived: '10 2 0 0 0 0 12',
  carriedOver: '1 0 0 0 0 0 1',
  'results.granted': '6 1 0 0 0 0 7',
  'results.partiallyGranted': '2 0 0 0 0 0 2',
  'results.unavailable.notHeld': '2 1 0 0 0 0 3',
  'results.total': '10 2 0 0 0 0 12',
  carriedForward: '1 0 0 0 0 0 1',
};
