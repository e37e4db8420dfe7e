/** A row of comma-separated values (RFC 4180 but for the line end, which is that of the shell). */
export const csvRow = (values: readonly (string | number | undefined | null)[]): string => `${values.map(csvValue).join(',')}\n`;

function csvValue(value: string | number | undefined | null): string {
  const text = String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
