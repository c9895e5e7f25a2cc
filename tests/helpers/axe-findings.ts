import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Everything axe finds on a screen, whatever its weight: rule, and the first elements it is about. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    // Electron opens no second page, which axe's usual way needs.
    .setLegacyMode(true)
    // The guards around an open menu pass the focus on and never keep it.
    .exclude('[data-base-ui-focus-guard]')
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ html }) => id !== 'region' || !isOpenMenu(html))
      .slice(0, 3)
      .map(({ html, any }) => `${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
  );
}

/**
 * An open menu stands outside of the page's landmarks, as a dialog does: it has the keyboard and closes as soon as that
 * leaves it, so that nobody who goes from landmark to landmark could miss it.
 */
function isOpenMenu(html: string): boolean {
  return /^<[^>]* role="menu"/.test(html);
}
