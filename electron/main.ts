import { app } from 'electron';
import { enableCompileCache } from 'node:module';
import { registerAppScheme } from './windows/protocol';
import { hardenPackagedApp } from './windows/security';

hardenPackagedApp();
enableCompileCache();

const userData = app.commandLine.getSwitchValue('user-data-dir');
if (userData !== '') app.setPath('userData', userData);

// Root, on a build machine, has no Chromium sandbox; asking for one there would end every child process at once.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerAppScheme();

// One process per newsroom: two would write one database.
if (app.requestSingleInstanceLock()) {
  void import('./start').then(({ start }) => start());
} else {
  app.quit();
}
