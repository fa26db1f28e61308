import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [vue()],
  clearScreen: false,
  // The published pages are read by a test.
  server: { port: 1420, strictPort: true, host: '127.0.0.1', fs: { allow: ['.', '../tests/golden/site', '../assets/site'] } },
  // The oldest web views the product meets: WebKitGTK 2.40 and the Chromium of a Windows 10 that never updates.
  build: { target: ['chrome109', 'safari16.4'], cssMinify: true, chunkSizeWarningLimit: 900 },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts', 'verifier/**/*.test.ts'],
    css: false,
    server: { deps: { inline: ['element-plus'] } },
  },
})
