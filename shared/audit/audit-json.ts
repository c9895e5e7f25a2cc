import { auditVersion } from './audit-line';
import type { AuditLine } from './audit-line';

/** What a JSON export begins with: one object, its lines to follow. */
export function jsonHead(exportedAt: string, exportedBy: string): string {
  const facts = { schema: 'stet-audit', version: auditVersion, exportedAt, exportedBy };
  return `${JSON.stringify(facts).slice(0, -1)},"lines":[`;
}

/** One line of the log, with the comma before it where another came first. */
export function jsonLine(line: AuditLine, isFirst: boolean): string {
  return `${isFirst ? '' : ','}\n${JSON.stringify(line)}`;
}

export const jsonTail = '\n]}\n';
