import { expect, test } from 'vitest';
import { figuresAsJson, formatTable, judge } from './report';
import type { Figure } from './report';

const figure: Figure = {
  name: 'start',
  unit: 'ms',
  ours: 300,
  reference: 200,
  against: 'bare window',
  aim: 1.5,
};

test('a figure on its aim meets it, one above does not', () => {
  expect(judge(figure)).toMatchObject({ ratio: 1.5, met: true });
  expect(judge({ ...figure, ours: 301 }).met).toBe(false);
});

test('the data holds exactly what is promised', () => {
  expect(JSON.parse(figuresAsJson([judge(figure)]))).toEqual([
    { name: 'start', unit: 'ms', ours: 300, reference: 200, ratio: 1.5, aim: 1.5, met: true },
  ]);
});

test('the table says where an aim is missed', () => {
  const table = formatTable([judge({ ...figure, ours: 400 })]);
  expect(table).toContain('2.00×');
  expect(table).toContain('NOT MET');
});
