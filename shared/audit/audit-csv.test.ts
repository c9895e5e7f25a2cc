import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditColumns, csvHead, csvLine, csvRow } from './audit-csv';
import { jsonHead, jsonLine, jsonTail } from './audit-json';
import type { AuditLine } from './audit-line';

/** A reader of RFC 4180, written from its grammar. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at += 1; !(text[at] === '"' && text[at + 1] !== '"'); at += text[at] === '"' ? 2 : 1)
        cell += text[at] ?? '';
      at += 1;
    } else while (at < text.length && text[at] !== ',' && text[at] !== '\r') cell += text[at++] ?? '';
    row.push(cell);
    if (text[at] === ',') {
      at += 1;
      continue;
    }
    expect(text.slice(at, at + 2)).toBe('\r\n');
    at += 2;
    rows.push(row);
    row = [];
  }
  return rows;
}

const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '',
    '=1+1',
    '+33 1',
    '-',
    '@SUM(A1)',
    '\t=1',
    '\r',
    '\n',
    '"',
    '""',
    ',',
    'a,b',
    'a"b',
    'a\r\nb',
    '«\u202fà\u202f»',
  ),
);

const line = Object.fromEntries(auditColumns.map(([column]) => [column, ''])) as unknown as AuditLine;

describe('the log as CSV', () => {
  it('reads back as it was written, formulas defused', () => {
    let defused = 0;
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 4 }),
        (rows) => {
          const expected = rows.map((cells) =>
            cells.map((text) => {
              const isFormula = ['=', '+', '-', '@', '\t', '\r', '\n'].includes(text.charAt(0));
              if (isFormula) defused += 1;
              return isFormula ? `'${text}` : text;
            }),
          );
          expect(readCsv(rows.map(csvRow).join(''))).toEqual(expected);
        },
      ),
      { numRuns: 500 },
    );
    expect(defused).toBeGreaterThan(50);
  });

  it('begins with the mark of UTF-8 and a heading for each column', () => {
    expect(csvHead().startsWith('\uFEFFtime,story id,')).toBe(true);
    const [heads, cells] = readCsv(
      csvHead().slice(1) + csvLine({ ...line, actor: '=HYPERLINK("x")', seqTo: 4 }),
    );
    expect(cells).toHaveLength(heads?.length ?? 0);
    expect(cells?.[heads?.indexOf('actor') ?? -1]).toBe(`'=HYPERLINK("x")`);
  });
});

describe('the log as JSON', () => {
  it('is one object with its schema and every line', () => {
    const some = [line, { ...line, actor: 'Ann "A"' }];
    const text =
      jsonHead('2026-11-24T00:00:00.000Z', 'Ann') +
      some.map((each, index) => jsonLine(each, index === 0)).join('') +
      jsonTail;
    expect(JSON.parse(text)).toEqual({
      schema: 'stet-audit',
      version: 1,
      exportedAt: '2026-11-24T00:00:00.000Z',
      exportedBy: 'Ann',
      lines: some,
    });
    expect(JSON.parse(jsonHead('x', 'y') + jsonTail)).toMatchObject({ lines: [] });
  });
});
