/** 作废 of one certificate: the dialog's state and the call. */
import { ref } from 'vue'

import { call, problemFrom } from '../ipc'
import type { DocumentDetail, Problem } from '../ipc'
import { tellDone } from './notices'

export const RECOVERED = '收回了'
export const NOT_RECOVERED = '没有收回'

export function useVoiding(number: () => string, voided: (detail: DocumentDetail) => void) {
  const open = ref(false)
  const problem = ref<Problem | null>(null)
  let busy = false

  function ask(): void {
    problem.value = null
    open.value = true
  }

  async function run(reason: string, answer: string): Promise<void> {
    if (busy) return
    busy = true
    try {
      const request = { number: number(), reason, originalRecovered: answer === RECOVERED }
      const detail = await call('void_certificate', request)
      open.value = false
      tellDone(`${request.number} 已作废。`)
      voided(detail)
    } catch (thrown) {
      problem.value = problemFrom(thrown)
    } finally {
      busy = false
    }
  }

  return { open, problem, ask, run }
}
