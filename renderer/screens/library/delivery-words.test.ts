import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../../shared/article/delivery';
import { textFor } from '../../i18n/text';
import { deliveryTone, deliveryWords } from './delivery-words';

const now = new Date(2026, 10, 23, 23, 0);
const since = new Date(2026, 10, 23, 21, 4).toISOString();
const verified = {
  kind: 'verified',
  at: since,
  url: 'https://ledger.example/story',
  status: 'pending',
  alterations: [],
  changedSince: false,
} as const satisfies Delivery;

describe('where a story stands', () => {
  it.each([
    [{ kind: 'local' }, 'Saved here', 'quiet'],
    [{ kind: 'waiting', action: 'submit', since, held: false }, 'Waiting to send since 21:04', 'waiting'],
    [{ kind: 'waiting', action: 'submit', since, held: true }, 'Held since 21:04', 'waiting'],
    [verified, 'On the site, checked 21:04', 'verified'],
    [{ ...verified, changedSince: true }, 'Changed here since 21:04', 'working'],
  ] as const satisfies readonly (readonly [Delivery, string, string])[])(
    '%o is said as “%s”',
    (delivery, words, tone) => {
      expect(deliveryWords(delivery, textFor('en'), 'en', now)).toBe(words);
      expect(deliveryTone(delivery)).toBe(tone);
    },
  );

  it('says why it needs the person, in both languages', () => {
    const delivery = {
      kind: 'needs-you',
      operationId: null,
      code: 'site.changed-on-site',
      since,
    } as const satisfies Delivery;
    expect(deliveryWords(delivery, textFor('en'), 'en', now)).toMatch(/^Needs you: /);
    expect(deliveryWords(delivery, textFor('fr'), 'fr', now)).not.toMatch(/Needs/);
    expect(deliveryTone(delivery)).toBe('needs-you');
  });
});
