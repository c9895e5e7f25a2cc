import { describe, expect, it } from 'vitest';
import { noticeLabel } from './notice-label';

const at = '2026-11-25T01:10:00.000Z';

describe('a notice’s label', () => {
  it('names the kind and the newsroom’s own day and hour, in the story’s language', () => {
    const correction = { kind: 'correction', at } as const;
    expect(noticeLabel(correction, 'en-CA', 'America/Halifax')).toBe(
      'Correction, Nov. 24, 2026, 9:10\u00a0p.m.:',
    );
    expect(noticeLabel(correction, 'fr-CA', 'America/Halifax')).toBe(
      'Rectificatif, 24 novembre 2026, 21\u00a0h\u00a010\u202f:',
    );
    expect(noticeLabel(correction, 'en-GB', 'Europe/London')).toBe('Correction, 25 November 2026, 01:10:');
    expect(noticeLabel({ kind: 'update', at }, 'fr-FR', 'Europe/Paris')).toBe(
      'Mise à jour, 25 novembre 2026, 2\u00a0h\u00a010\u202f:',
    );
    expect(noticeLabel({ kind: 'kill', at }, 'en-US', 'UTC')).toBe(
      'Withdrawn, Nov. 25, 2026, 1:10\u00a0a.m.:',
    );
  });

  it('leaves the minutes of a full hour out, and knows noon, midnight and the first of a month', () => {
    const label = (time: string, language: 'en-CA' | 'fr-CA') =>
      noticeLabel({ kind: 'update', at: time }, language, 'UTC');
    expect(label('2026-03-01T12:00:00.000Z', 'en-CA')).toBe('Update, March 1, 2026, 12\u00a0p.m.:');
    expect(label('2026-03-01T00:05:00.000Z', 'en-CA')).toBe('Update, March 1, 2026, 12:05\u00a0a.m.:');
    expect(label('2026-08-01T06:00:00.000Z', 'fr-CA')).toBe('Mise à jour, 1er août 2026, 6\u00a0h\u202f:');
  });

  it('takes an offset for a time zone, and UTC for one that nobody knows', () => {
    const label = (timeZone: string) => noticeLabel({ kind: 'update', at }, 'en-CA', timeZone);
    expect(label('-03:30')).toBe('Update, Nov. 24, 2026, 9:40\u00a0p.m.:');
    expect(label('Atlantis/Harbour')).toBe('Update, Nov. 25, 2026, 1:10\u00a0a.m.:');
  });
});
