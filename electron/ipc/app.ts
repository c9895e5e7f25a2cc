import { app, nativeTheme } from 'electron';
import { failed, ok } from '../../shared/errors/app-error';
import type { Handlers } from '../../shared/ipc/bridge';
import { safeHref } from '../../shared/document/paste/safe-href';
import type { HandlerContext } from './context';

type AppChannel = Extract<keyof Handlers, `app:${string}`>;

export function appHandlers(context: HandlerContext): Pick<Handlers, AppChannel> {
  return {
    'app:info': () =>
      ok({
        version: app.getVersion(),
        platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
        preferences: context.preferences.get(),
        dark: nativeTheme.shouldUseDarkColors,
        keyring: context.secrets.kept(),
        storeProblem: context.storeProblem,
      }),
    'app:setPreferences': ({ change }) => {
      const preferences = context.preferences.change(change);
      context.preferencesChanged();
      return ok(preferences);
    },
    'app:openLink': async ({ href }) => {
      const safe = safeHref(href);
      if (safe === null) return failed('request.invalid', { channel: 'app:openLink' });
      await context.openInBrowser(safe);
      return ok(null);
    },
    'app:flushed': ({ token }) => {
      context.waits.flushed(token);
      return ok(null);
    },
  };
}
