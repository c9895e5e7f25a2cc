// The least Electron can do: one window, one line of text. Reference for the cold start.
const { app, BrowserWindow } = require('electron');

app.on('window-all-closed', () => app.quit());
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800 });
  void window.loadFile(`${__dirname}/index.html`);
});
