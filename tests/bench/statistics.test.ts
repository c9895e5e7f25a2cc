import { expect, test } from 'vitest';
import { median, percentile, seededRandom } from './statistics';

test('a percentile is a sample, whatever order they came in', () => {
  expect(percentile([30, 10, 20, 40], 0.5)).toBe(30);
  expect(percentile([30, 10, 20, 40], 0)).toBe(10);
  expect(percentile([30, 10, 20, 40], 1)).toBe(40);
});

test('numbers are sorted as numbers', () => {
  expect(median([9, 100, 10])).toBe(10);
});

test('the 99th percentile of a hundred samples is the slowest', () => {
  const samples = Array.from({ length: 100 }, (_, index) => index);
  expect(percentile(samples, 0.99)).toBe(99);
});

test('no samples are an error, not a figure', () => {
  expect(() => percentile([], 0.5)).toThrow('No samples');
});

test('the samples given are left as they were', () => {
  const samples = [3, 1, 2];
  percentile(samples, 0.5);
  expect(samples).toEqual([3, 1, 2]);
});

test('a seed gives the same numbers again, all from 0 to 1', () => {
  const take = (seed: number) => Array.from({ length: 1000 }, seededRandom(seed));
  expect(take(7)).toEqual(take(7));
  expect(take(7)).not.toEqual(take(8));
  expect(take(7).every((value) => value >= 0 && value < 1)).toBe(true);
});
