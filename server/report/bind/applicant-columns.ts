import { APPLICANTS, type ColumnOrder, columnOrder, TOTAL_ABOVE, TOTAL_SAID_FIRST, TOTAL_UNSAID } from '../columns.ts';
import { type GridState, hasEvenRows } from './grid-state.ts';

/** The order of table three's columns below the header read last. */
export function applicantColumns(state: GridState): ColumnOrder {
  const { grid, headers } = state;
  const { applicants } = headers;
  const shape = grid.shape === 'lines' ? 'none' : grid.columns;
  const found = columnOrder(applicants, APPLICANTS, shape, headers.merged, hasEvenRows(state), headers.legalEntity);
  if (found.orders[0] === TOTAL_SAID_FIRST && headers.isAboveTotal) return { ...found, orders: [TOTAL_ABOVE] };
  if (found.named || found.orders.length > 1 || found.orders[0] !== APPLICANTS) return found;
  if (headers.isTotalSaidFirst) return { ...found, orders: [TOTAL_SAID_FIRST] };
  return applicants.some(({ column }) => column.id === 'total') ? found : { ...found, orders: [TOTAL_UNSAID] };
}
