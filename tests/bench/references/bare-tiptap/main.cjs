// Tiptap with its StarterKit and nothing else, in the same Electron. Reference for typing and for opening.
const { app, BrowserWindow } = require('electron');

app.on('window-all-closed', () => app.quit());
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800 });
  void window.loadFile(process.env.BENCH_PAGE ?? '');
});
