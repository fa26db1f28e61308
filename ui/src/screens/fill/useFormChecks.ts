/** The desk's checks of what is typed: soon after the last key, at once when asked, never a stale answer. */
import { ref } from 'vue'
import type { Ref } from 'vue'

import { call } from '../../ipc'
import type { Check, FormCheck } from '../../ipc'
import { Later, Turns } from '../../parts/latest'
import { tellProblem } from '../../state/notices'
import type { Draftable } from './useFillForm'

/** After the last key; long enough not to judge half a date, short enough to be there when the eye is. */
export const CHECK_MS = 150

export interface FormChecks {
  checks: Ref<Check[]>
  /** Asks after a pause. */
  soon: () => void
  /** Asks now; the answer is none when a later question overtook it. */
  now: () => Promise<FormCheck | null>
  /** Takes over the checks a refusal came with. */
  keep: (checks: Check[]) => void
  stop: () => void
}

export function useFormChecks(
  form: Draftable,
  replaces: () => string | null,
  apply: (answer: FormCheck, asked: Record<string, string>) => void,
): FormChecks {
  const checks = ref<Check[]>([])
  const turns = new Turns()
  const later = new Later(CHECK_MS, () => void now())

  async function now(): Promise<FormCheck | null> {
    later.cancel()
    const isLatest = turns.begin()
    const asked = { ...form.values }
    const number = replaces()
    const request = { code: form.code, values: asked, seen: [...form.seen] }
    try {
      const answer = await call('check_form', number === null ? request : { ...request, replaces: number })
      if (!isLatest()) return null
      checks.value = answer.checks
      apply(answer, asked)
      return answer
    } catch (thrown) {
      if (isLatest()) tellProblem(thrown)
      return null
    }
  }

  function stop(): void {
    later.cancel()
    turns.end()
  }

  return {
    checks,
    soon: () => later.soon(),
    now,
    keep: kept => {
      checks.value = kept
    },
    stop,
  }
}
