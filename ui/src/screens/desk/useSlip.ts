/** The refusal slip (不予出具告知单): the small form in the panel, registering, printing, and what came of it. */
import { computed, reactive, ref } from 'vue'

import { slipDone } from '../../copy'
import { call, problemFrom } from '../../ipc'
import type { Problem, Refused } from '../../ipc'
import { announce } from '../../parts/live'
import { telling } from '../../state/notices'
import { printingOf, sendToPrinter } from '../../state/printing'
import { refreshToday } from '../../state/today'

/** What goes on the slip besides the prohibition. Everything but the request may stay empty. */
export interface SlipFields {
  request: string
  unit: string
  applicant: string
  basis: string
}

const empty = (): SlipFields => ({ request: '', unit: '', applicant: '', basis: '' })

export type Slip = ReturnType<typeof useSlip>

export function useSlip() {
  const open = ref(false)
  const busy = ref(false)
  const fields = reactive<SlipFields>(empty())
  const done = ref<Refused | null>(null)
  const problem = ref<Problem | null>(null)
  const line = ref('')

  const printing = computed(() => (done.value ? printingOf(done.value.number) : undefined))

  function reset(): void {
    open.value = false
    done.value = null
    problem.value = null
    Object.assign(fields, empty())
  }

  function begin(request: string): void {
    if (done.value || open.value) return
    fields.request = request
    problem.value = null
    open.value = true
  }

  /** Registers the refusal and sends the slip to the printer. The refusal stands even when nothing prints. */
  async function write(code: string | null): Promise<boolean> {
    if (busy.value || !open.value) return false
    busy.value = true
    problem.value = null
    try {
      const { request, ...rest } = fields
      const refused = await call('refuse', code === null ? { request, ...rest } : { request, code, ...rest })
      done.value = refused
      open.value = false
      line.value = slipDone(refused.number, fields.unit.trim(), refused.unitCount)
      announce(line.value)
      void sendToPrinter(refused.number)
      void telling(refreshToday)
      return true
    } catch (thrown) {
      problem.value = problemFrom(thrown)
      return false
    } finally {
      busy.value = false
    }
  }

  async function printAgain(): Promise<void> {
    if (done.value) await sendToPrinter(done.value.number)
  }

  return { open, busy, fields, done, line, problem, printing, reset, begin, write, printAgain }
}
