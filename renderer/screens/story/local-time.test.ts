import { describe, expect, it } from 'vitest';
import { fromLocalInput, toLocalInput, zoneName } from './local-time';

describe('times beside a story', () => {
  it('go into the field and come back as the same instant', () => {
    const instant = '2026-11-23T18:05:00.000Z';
    expect(fromLocalInput(toLocalInput(instant))).toBe(instant);
  });

  it('are none where nothing or nonsense was entered', () => {
    expect(fromLocalInput('')).toBeNull();
    expect(fromLocalInput('2026-99-99T99:99')).toBeNull();
    expect(toLocalInput(null)).toBe('');
  });

  it('name their zone', () => {
    expect(zoneName('fr', new Date())).not.toBe('');
  });
});
