import { app, dialog } from 'electron';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { registerAppScheme } from './windows/protocol';
import { hardenPackagedApp } from './windows/security';

hardenPackagedApp();

const userData = app.commandLine.getSwitchValue('user-data-dir');
if (userData !== '') app.setPath('userData', userData);
// What is imported after this is compiled once per version; this file stays small for that reason.
enableCompileCache(join(app.getPath('userData'), 'compile-cache'));

// Root, on a build machine, has no Chromium sandbox; asking for one there would end every child process at once.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerAppScheme();

// One process per newsroom: two would write one database.
if (app.requestSingleInstanceLock()) {
  import('./start')
    .then(({ start }) => start())
    .catch((error: unknown) => {
      // Without a window nobody would learn of it.
      dialog.showErrorBox(
        'Stet',
        `Stet could not start. (${error instanceof Error ? error.name : 'Error'})\nYour stories are untouched on this computer.\n\nStet n’a pas pu démarrer. Vos articles sont intacts sur cet ordinateur.`,
      );
      app.exit(1);
    });
} else {
  app.quit();
}
