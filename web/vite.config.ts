import { defineConfig } from 'vite';

const isPackage = (id: string) => id.includes('/node_modules/');

export default defineConfig({
  base: '/console/',
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    // Inline scripts and data: modules are refused by the api's content security policy.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    // A browser asks for six files at a time: what most pages share comes in two, not in thirty.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'own', test: (id) => !isPackage(id), minShareCount: 30 },
            { name: 'packages', test: isPackage, minShareCount: 35 },
          ],
        },
      },
    },
  },
});
