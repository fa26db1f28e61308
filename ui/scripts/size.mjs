// Fails when the built front end outgrows its budget: an old counter PC parses every byte of it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const BUDGET_KB = { '.js': 260, '.css': 40 }
const assets = join(fileURLToPath(new URL('..', import.meta.url)), 'dist', 'assets')

let over = false
for (const [extension, budget] of Object.entries(BUDGET_KB)) {
  const files = readdirSync(assets).filter(name => name.endsWith(extension))
  const bytes = files.reduce((sum, name) => sum + gzipSync(readFileSync(join(assets, name))).length, 0)
  const kilobytes = bytes / 1024
  over ||= kilobytes > budget
  console.log(`${extension} ${kilobytes.toFixed(1)} KB gzip in ${files.length} files (budget ${budget} KB)`)
}
if (over) {
  console.error('The front end is over its budget.')
  process.exit(1)
}
