import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { messagesForVite } from './scripts/build/compile-messages.mjs';

const renderer = join(import.meta.dirname, 'renderer');

export default defineConfig({
  root: renderer,
  base: './',
  plugins: [messagesForVite(), react()],
  build: {
    outDir: join(import.meta.dirname, 'build', 'renderer'),
    emptyOutDir: true,
    target: 'chrome148',
    modulePreload: false,
    // data: addresses would need a hole in the content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2_000,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { index: join(renderer, 'index.html'), 'preview-frame': join(renderer, 'preview-frame.html') },
    },
  },
});
