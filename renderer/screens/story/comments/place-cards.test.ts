import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeCards } from './place-cards';

const cards = fc
  .array(fc.record({ top: fc.nat(3_000), height: fc.integer({ min: 20, max: 300 }) }), { maxLength: 20 })
  .map((some) => some.sort((a, b) => a.top - b.top));

describe('cards beside the page', () => {
  it('stand at their words where there is room', () => {
    expect(
      placeCards(
        [
          { top: 0, height: 50 },
          { top: 100, height: 50 },
        ],
        -1,
      ),
    ).toEqual([0, 100]);
  });

  it('make way for the active one, up and down', () => {
    const three = [100, 110, 120].map((top) => ({ top, height: 50 }));
    expect(placeCards(three, 1)).toEqual([52, 110, 168]);
  });

  it('never cover each other, keep their order, and the active one is at its words', () => {
    fc.assert(
      fc.property(cards, fc.nat(), (some, pick) => {
        const active = some.length === 0 ? -1 : pick % some.length;
        const tops = placeCards(some, active);
        for (let index = 1; index < some.length; index += 1) {
          expect((tops[index] ?? 0) - (tops[index - 1] ?? 0)).toBeGreaterThan(some[index - 1]?.height ?? 0);
        }
        if (active >= 0) expect(tops[active]).toBe(some[active]?.top);
      }),
    );
  });
});
