/** Saving one section: what happened, beside the button; what is wrong, beside the field. */
import { ref } from 'vue'

import { problemFrom } from '../../ipc'
import type { Problem, Settings } from '../../ipc'
import { announce } from '../../parts/live'
import { sentences } from '../../parts/words'
import { telling } from '../../state/notices'
import { keepSettings } from '../../state/settings'
import { refreshToday } from '../../state/today'

export function useSaving() {
  const busy = ref(false)
  const done = ref('')
  const problem = ref<Problem | null>(null)

  /** The problem's sentence if it is about this field. */
  const errorOf = (field: string) =>
    problem.value?.field === field ? sentences(problem.value.message, problem.value.hint) : null
  /** The problem if it is about none of these fields. */
  const elsewhere = (fields: readonly string[]) =>
    problem.value && !fields.includes(problem.value.field ?? '') ? problem.value : null

  function touch(): void {
    done.value = ''
    problem.value = null
  }

  async function save(ask: () => Promise<Settings>, words: string): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    touch()
    try {
      keepSettings(await ask())
      done.value = words
      announce(words)
      void telling(refreshToday)
      return true
    } catch (thrown) {
      problem.value = problemFrom(thrown)
      return false
    } finally {
      busy.value = false
    }
  }

  return { busy, done, problem, errorOf, elsewhere, touch, save }
}
