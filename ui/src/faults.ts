/**
 * What should never happen in the window, kept where an end-to-end test can look: `window.__csp` holds violations of
 * the content policy, `window.__errors` everything that was thrown or written with `console.error`. The clerk is told
 * of an unexpected failure as well: nothing fails silently.
 */
import type { App } from 'vue'

import { tellProblem } from './state/notices'

declare global {
  interface Window {
    __csp: string[]
    __errors: string[]
  }
}

function inWords(thrown: unknown): string {
  return thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown)
}

export function watchFaults(app: App): void {
  window.__csp = []
  window.__errors = []
  const note = (thrown: unknown) => {
    window.__errors.push(inWords(thrown))
    tellProblem(thrown)
  }
  addEventListener('securitypolicyviolation', event =>
    window.__csp.push(`${event.effectiveDirective} ${event.blockedURI}`),
  )
  addEventListener('error', event => note(event.error ?? event.message))
  addEventListener('unhandledrejection', event => note(event.reason))
  const write = console.error.bind(console)
  console.error = (...words: unknown[]) => {
    window.__errors.push(words.map(inWords).join(' '))
    write(...words)
  }
  app.config.errorHandler = (thrown, _instance, where) => {
    note(thrown)
    write(where, thrown)
  }
}
