import { app } from 'electron';
import { enableCompileCache } from 'node:module';
import { registerAppScheme } from './windows/protocol';
import { hardenPackagedApp } from './windows/security';

hardenPackagedApp();
enableCompileCache();

const userData = app.commandLine.getSwitchValue('user-data-dir');
if (userData !== '') app.setPath('userData', userData);

app.enableSandbox();
registerAppScheme();

// One process per newsroom: two would write one database.
if (app.requestSingleInstanceLock()) {
  void import('./start').then(({ start }) => start());
} else {
  app.quit();
}
