import type { AuditLine } from './audit-line';

/** The columns of the CSV, in order, with their headings. */
export const auditColumns = [
  ['at', 'time'],
  ['articleId', 'story id'],
  ['headline', 'headline'],
  ['slug', 'slug'],
  ['actor', 'actor'],
  ['person', 'person'],
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
 * Cells as a row by RFC 4180, each in quotes. A spreadsheet runs a cell that begins with a formula sign, and copy is
 * anybody's words: there an apostrophe is put in front. Excel in French splits at semicolons, others at tabs, and both
 * take quotes inside for words: what follows a semicolon, a tab or a line end in a cell may begin one as well.
 */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map((text) => `"${defused(text).replaceAll('"', '""')}"`).join(',')}\r\n`;
}

/**
 * Where a cell may begin, before what makes a formula of it: = + - @, the wide ones, a tab. Spaces and quotes before
 * the sign do not help, some readers drop them. A line end counts at the beginning alone: elsewhere it ends the cell.
 */
const formulaStart =
  /(?<=^|[;\t\r\n])(?=["\p{Zs}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])|(?<=^|[;\r\n])(?=["\p{Zs}]*\t)|^(?=[\r\n])/gu;

function defused(text: string): string {
  return text.replace(formulaStart, "'");
}
