import type { ElectronApplication } from '@playwright/test';

/** The system's own dialog for saving is answered with a file, not shown. */
export async function answerSavingWith(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: filePath === '', filePath });
  }, file);
}
