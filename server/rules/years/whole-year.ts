import type { CalendarDate } from '../../report/report.ts';

/** 1 January of that year. */
export const beginsYear = ({ year, month, day }: CalendarDate, of: number): boolean => year === of && month === 1 && day === 1;

/** 31 December of that year. */
export const endsYear = ({ year, month, day }: CalendarDate, of: number): boolean => year === of && month === 12 && day === 31;
