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

test('of what should be high the aim is the least that is enough', () => {
  const sent: Figure = { ...figure, unit: '/s', ours: 18, reference: 20, aim: 0.9, better: 'higher' };
  expect(judge(sent).met).toBe(true);
  expect(judge({ ...sent, ours: 17 }).met).toBe(false);
  expect(judge({ ...sent, ours: 40 }).met).toBe(true);
  expect(formatTable([judge(sent)])).toContain('≥ 0.90×');
});

test('an aim for ours alone looks at no ratio', () => {
  const merge: Figure = { ...figure, ours: 30, reference: 1, aim: 30, aimFor: 'ours' };
  expect(judge(merge)).toMatchObject({ ratio: 30, met: true });
  expect(judge({ ...merge, ours: 31, reference: 100 }).met).toBe(false);
  expect(formatTable([judge(merge)])).toContain('≤ 30.00 ms');
});
