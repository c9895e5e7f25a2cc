import type { AuditLine } from './audit-line';

/** The columns of the CSV, in order, with their headings. */
export const auditColumns = [
  ['at', 'time'],
  ['articleId', 'story id'],
  ['headline', 'headline'],
  ['slug', 'slug'],
  ['actor', 'actor'],
  ['act', 'act'],
  ['blockId', 'block'],
  ['added', 'words added'],
  ['removed', 'words removed'],
  ['field', 'field'],
  ['before', 'before'],
  ['after', 'after'],
  ['state', 'state'],
  ['hash', 'approval hash'],
  ['note', 'note'],
  ['seqFrom', 'from row'],
  ['seqTo', 'to row'],
  ['sha256', 'sha256 of last row'],
] as const satisfies readonly (readonly [keyof AuditLine, string])[];

/** What a CSV file begins with: the mark that makes spreadsheets read UTF-8, and the headings. */
export function csvHead(): string {
  return `\uFEFF${csvRow(auditColumns.map(([, heading]) => heading))}`;
}

/** One line of the log as a row of CSV, its line end included. */
export function csvLine(line: AuditLine): string {
  return csvRow(auditColumns.map(([column]) => String(line[column])));
}

/**
 * Cells as a row by RFC 4180. A spreadsheet would run a cell that begins with = + - @, a tab or a line end as a
 * formula, and copy is anybody's words: such a cell gets an apostrophe in front, which spreadsheets do not show.
 */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

function cellOf(text: string): string {
  const safe = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
