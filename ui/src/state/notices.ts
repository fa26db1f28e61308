/** What just happened, for the strip above the key bar. One at a time: the newest is what the clerk is waiting for. */
import { readonly, ref } from 'vue'

import { problemFrom } from '../ipc'
import { announce } from '../parts/live'
import { sentences } from '../parts/words'

export interface Notice {
  tone: 'ok' | 'problem'
  text: string
  hint: string
}

/** Good news goes by itself; a problem stays until it is taken note of. */
const GOOD_NEWS_MS = 8000

const shown = ref<Notice | null>(null)
let timer: ReturnType<typeof setTimeout> | undefined

export const notice = readonly(shown)

export function dismissNotice(): void {
  clearTimeout(timer)
  shown.value = null
}

export function tellDone(text: string, hint = ''): void {
  clearTimeout(timer)
  shown.value = { tone: 'ok', text, hint }
  announce(sentences(text, hint))
  timer = setTimeout(dismissNotice, GOOD_NEWS_MS)
}

export function tellFailed(text: string, hint: string): void {
  clearTimeout(timer)
  shown.value = { tone: 'problem', text, hint }
}

export function tellProblem(thrown: unknown): void {
  const problem = problemFrom(thrown)
  tellFailed(problem.message, problem.hint)
}

/** Does `work`; what goes wrong is told. The answer is what `work` returned, or nothing when it failed. */
export async function telling<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (thrown) {
    tellProblem(thrown)
    return undefined
  }
}
