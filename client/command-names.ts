/** Commands that are called from more than one place; the others are named where they are registered. */
export const SHOW_RULE = 'nianbao.explainRule';
export const SHOW_REASONS = 'nianbao.why';
export const FILL_TOTALS = 'nianbao.fillTotals';
export const REVIEW_SHEET = 'nianbao.reviewSheet';
export const ACCEPT = 'nianbao.acceptFindings';
