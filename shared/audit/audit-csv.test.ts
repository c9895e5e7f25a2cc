import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditColumns, csvHead, csvLine, csvRow } from './audit-csv';
import { jsonHead, jsonLine, jsonTail } from './audit-json';
import type { AuditLine } from './audit-line';

/** How a reader takes quotes in a cell that does not begin with one: for words, or for quotes again. */
type Quotes = 'words' | 'quotes';

/** A reader of CSV as spreadsheets are: any separator, and what stands behind a closing quote belongs to the cell. */
function readCsv(text: string, separator = ',', quotes: Quotes = 'words'): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  let isBegun = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (isQuoted && sign === '"' && text[at + 1] === '"') {
      cell += sign;
      at += 1;
    } else if (isQuoted) {
      if (sign === '"') isQuoted = false;
      else cell += sign;
    } else if (sign === separator || sign === '\r' || sign === '\n') {
      row.push(cell);
      [cell, isBegun] = ['', false];
      if (sign === separator) continue;
      if (sign === '\r' && text[at + 1] === '\n') at += 1;
      rows.push(row);
      row = [];
    } else {
      if (sign === '"' && (!isBegun || quotes === 'quotes')) isQuoted = true;
      else cell += sign;
      isBegun = true;
    }
  }
  return rows;
}

const piece = fc.constantFrom(
  ...['=1+1', '+33 1', '-', '@SUM(A1)', '＝1', '＋', '－2', '＠a', '\t', '\r', '\n', '\r\n'],
  ...['"', '""', "'", ',', ';', '; ', ' ', '\u00a0', 'a', 'b-c', 'à', '1=2'],
);
const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
);

const line = Object.fromEntries(auditColumns.map(([column]) => [column, ''])) as unknown as AuditLine;
const words = auditColumns.map(([column]) => column).filter((column) => column !== 'sha256');
const aLine = fc.array(cell, { minLength: words.length, maxLength: words.length }).map((cells): AuditLine => {
  const said = Object.fromEntries(words.map((column, index) => [column, cells[index]]));
  return { ...line, ...said, sha256: 'a'.repeat(64) };
});

const beginsFormula = (text: string): boolean =>
  /^[=+\-@\t\r\n＝＋－＠]/u.test(text.trimStart()) || /^[\t\r\n]/.test(text);

describe('the log as CSV', () => {
  it.each([
    [',', 'words'],
    [';', 'words'],
    ['\t', 'words'],
    [',', 'quotes'],
    [';', 'quotes'],
    ['\t', 'quotes'],
  ] as const)(
    'has no cell that begins a formula where a reader splits at %j and takes quotes for %s',
    (separator, quotes) => {
      let apart = 0;
      fc.assert(
        fc.property(fc.array(aLine, { minLength: 1, maxLength: 3 }), (lines) => {
          const rows = readCsv(csvHead() + lines.map(csvLine).join(''), separator, quotes);
          if (rows.length !== lines.length + 1 || rows[1]?.length !== auditColumns.length) apart += 1;
          expect(rows.flat().filter(beginsFormula)).toEqual([]);
        }),
        { numRuns: 500 },
      );
      // A reader that splits elsewhere has to have met other cells than were written.
      expect(apart > 100).toBe(separator !== ',');
    },
  );

  it('holds the words unharmed but for the apostrophes', () => {
    let untouched = 0;
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 5 }), (cells) => {
        const [read] = readCsv(csvRow(cells));
        expect(read?.map((text) => text.replaceAll("'", ''))).toEqual(
          cells.map((text) => text.replaceAll("'", '')),
        );
        if (JSON.stringify(read) === JSON.stringify(cells)) untouched += 1;
      }),
      { numRuns: 500 },
    );
    expect(untouched).toBeGreaterThan(50);
    const plain = [
      'a; b',
      'x = 1, y - 2',
      'The fare: $4 - $5.\n\nSure?',
      '« oui ; non »',
      'a;\r\nb',
      '— dit-elle',
      '',
    ];
    expect(readCsv(csvRow(plain))).toEqual([plain]);
  });

  it('puts the apostrophe before the sign, wherever a cell may begin', () => {
    const signs = ['=1', 'Ferry;=1+1', 'Ferry\t@a', 'Ferry; "=1', 'one\n- two', ';\t=1', '＝1', '\t=1', '\r'];
    expect(readCsv(csvRow(signs))).toEqual([
      ["'=1", "Ferry;'=1+1", "Ferry\t'@a", 'Ferry;\' "=1', "one\n'- two", ";'\t'=1", "'＝1", "'\t'=1", "'\r"],
    ]);
    expect(csvRow(['a', 'b;c'])).toBe('"a","b;c"\r\n');
  });

  it('begins with the mark of UTF-8 and a heading for each column', () => {
    expect(csvHead().startsWith('\uFEFF"time","story id",')).toBe(true);
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
      version: 2,
      exportedAt: '2026-11-24T00:00:00.000Z',
      exportedBy: 'Ann',
      lines: some,
    });
    expect(JSON.parse(jsonHead('x', 'y') + jsonTail)).toMatchObject({ lines: [] });
  });
});
