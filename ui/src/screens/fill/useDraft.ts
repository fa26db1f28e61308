/** Nothing typed is lost: the draft is kept when a field is left, on Ctrl+S, and when the page is left. */
import { ref } from 'vue'

import { call } from '../../ipc'
import { timeOf } from '../../parts/words'
import { tellProblem } from '../../state/notices'
import type { Draftable } from './useFillForm'

export function useDraft(form: Draftable, isKept: () => boolean) {
  /** `14:31` when it was kept last. */
  const keptAt = ref('')
  let kept = ''
  let saving: Promise<void> = Promise.resolve()

  const now = () => JSON.stringify([form.values, [...form.seen]])

  /** What is in the form counts as kept: just opened, or just issued. */
  function settle(): void {
    kept = now()
  }

  /** One save after another: a late answer of an early save must not bring an old state back. */
  function save(force = false): Promise<void> {
    const state = now()
    if (!isKept() || (!force && state === kept)) return saving
    kept = state
    const request = { code: form.code, values: { ...form.values }, seen: [...form.seen] }
    saving = saving.then(async () => {
      try {
        keptAt.value = timeOf((await call('save_draft', request)).at)
      } catch (thrown) {
        kept = ''
        tellProblem(thrown)
      }
    })
    return saving
  }

  /** Waits until nothing is being saved. */
  const idle = () => saving

  return { keptAt, settle, save, idle }
}
