import { expect, it } from 'vitest';
import { matchWords } from './match-words';

it.each([
  ['Show or Hide the Queue', 'que', true],
  ['Show or Hide the Queue', 'hid sho', true],
  ['Aperçu', 'apercu', true],
  ['Étiquettes', 'ETI', true],
  ['Show or Hide the Queue', 'ueue', false],
  ['Save as Draft', 'draft now', false],
  ['Take the Site’s Text…', 'Take the Site’s Text…', true],
  ['Anything', '', true],
])('in “%s”, “%s” is found: %s', (text, query, found) => {
  expect(matchWords(text, query)).toBe(found);
});
