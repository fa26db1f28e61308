// Makes the one file `assets/verifier.html` of the page, its style and its script; with `--check` it only compares.
// The file is kept in the repository because the command line carries it: a build of the program needs no Node.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { build } from 'vite'

const here = name => fileURLToPath(new URL(name, import.meta.url))
const text = name => readFileSync(here(name), 'utf8')
const KEPT = '../../assets/verifier.html'

const { output } = await build({
  configFile: false,
  root: here('.'),
  logLevel: 'warn',
  build: {
    write: false,
    // Browsers of receiving units are older than the desk's own web view.
    target: ['chrome87', 'firefox89', 'safari15'],
    rollupOptions: { input: here('main.ts'), output: { format: 'iife' } },
  },
})
const script = output.find(file => file.type === 'chunk').code.trim()
// The verifier looks like the site it is published with.
const style = text('../../assets/site/style.css') + text('page.css')
if (/<\/script|<!--/i.test(script) || /<\/style/i.test(style)) throw new Error('the page would end within its own parts')

const hash = part => `sha256-${createHash('sha256').update(part).digest('base64')}`
const parts = { script, style, 'script-hash': hash(script), 'style-hash': hash(style) }
const page = text('index.html').replace(/%([a-z-]+)%/g, (whole, name) => parts[name] ?? whole)

if (!process.argv.includes('--check')) {
  writeFileSync(here(KEPT), page)
  console.log(`assets/verifier.html ${(page.length / 1024).toFixed(0)} KB`)
} else if (page !== text(KEPT)) {
  console.error('assets/verifier.html is stale: run `npm run verifier` in ui and commit it.')
  process.exit(1)
}
