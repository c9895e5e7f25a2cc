import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../../shared/errors/app-error';
import { atKnownSite, verdictOn } from './retry-plan';

const code = fc.constantFrom(...errorCodes);
const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('what a failure means', () => {
  it('never gives up on the network, 429, 5xx, a web page or a cut answer', () => {
    const patient = [
      'site.unreachable',
      'site.rate-limited',
      'site.server-error',
      'site.html-instead-of-json',
      'site.answer-cut',
    ] as const;
    fc.assert(
      fc.property(fc.constantFrom(...patient), fc.nat(1_000), share, (name, failures, random) => {
        const verdict = verdictOn({ code: name, details: {} }, failures, () => random);
        expect(verdict.kind).toBe('retry');
        if (verdict.kind !== 'retry') return;
        const ceiling = Math.min(300_000, 1_000 * 2 ** Math.min(failures, 20));
        expect(verdict.afterMs).toBeGreaterThanOrEqual(250);
        expect(verdict.afterMs).toBeLessThanOrEqual(Math.max(250, ceiling));
      }),
    );
  });

  it('waits at least as long as the site asks, and a day at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.nat(50), share, (seconds, failures, random) => {
        const details = { retryAfterSeconds: seconds };
        const verdict = verdictOn({ code: 'site.rate-limited', details }, failures, () => random);
        expect(verdict).toMatchObject({ kind: 'retry', scope: 'site', asked: true });
        if (verdict.kind !== 'retry') return;
        expect(verdict.afterMs).toBeGreaterThanOrEqual(Math.min(seconds, 86_400) * 1_000);
        expect(verdict.afterMs).toBeLessThanOrEqual(86_401_000);
      }),
    );
  });

  it('pauses the site where the sign-in is refused, and parks the story where the story is', () => {
    const kind = (name: (typeof errorCodes)[number]) =>
      verdictOn({ code: name, details: {} }, 0, () => 0).kind;
    expect(kind('site.sign-in-refused')).toBe('pause');
    expect(kind('site.authorization-stripped')).toBe('pause');
    expect(kind('site.redirected')).toBe('pause');
    expect(kind('site.rejected')).toBe('needs-you');
    expect(kind('site.too-large')).toBe('needs-you');
    expect(kind('site.role-forbids')).toBe('needs-you');
    expect(kind('site.changed-on-site')).toBe('needs-you');
    const everything = { code: 'site.forbidden', details: { everything: 1 } } as const;
    expect(verdictOn(everything, 0, () => 0).kind).toBe('pause');
  });

  it('has an answer to every failure there is', () => {
    fc.assert(
      fc.property(code, fc.nat(100), share, (name, failures, random) => {
        expect(['retry', 'pause', 'needs-you']).toContain(
          verdictOn({ code: name, details: {} }, failures, () => random).kind,
        );
      }),
    );
  });

  it('calls a sign-in refused at a site that took it before', () => {
    expect(atKnownSite({ code: 'site.authorization-stripped', details: {} }).code).toBe(
      'site.sign-in-refused',
    );
  });
});
