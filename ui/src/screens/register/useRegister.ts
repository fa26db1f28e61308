/** The register's list: what is looked for, the page in hand, and never an answer to an older question. */
import { reactive, ref, watch } from 'vue'

import { call } from '../../ipc'
import type { LookUp, RegisterPage, RowFilter } from '../../ipc'
import { Later, Turns } from '../../parts/latest'
import { tellProblem } from '../../state/notices'

/** While a name is being typed every letter would be a search over the whole book. */
export const LOOK_UP_MS = 120

export interface Wanted {
  text: string
  month: string
  filter: RowFilter
}

/** The request for a page: what is not asked for is left out. */
export function lookUpRequest(wanted: Wanted, page: number): LookUp {
  const request: LookUp = { filter: wanted.filter, page }
  const text = wanted.text.trim()
  if (text) request.text = text
  if (wanted.month) request.month = wanted.month
  return request
}

export function useRegister(first: Wanted) {
  const wanted = reactive<Wanted>({ ...first })
  const page = ref<RegisterPage | null>(null)
  const turns = new Turns()

  async function show(number: number): Promise<void> {
    later.cancel()
    const isLatest = turns.begin()
    try {
      const answer = await call('look_up', lookUpRequest(wanted, number))
      if (isLatest()) page.value = answer
    } catch (thrown) {
      if (isLatest()) tellProblem(thrown)
    }
  }
  const later = new Later(LOOK_UP_MS, () => void show(1))

  watch(
    () => wanted.text,
    () => later.soon(),
  )
  watch(
    () => [wanted.month, wanted.filter],
    () => void show(1),
  )

  /** One page further or back; nothing happens at the ends. */
  async function turn(by: 1 | -1): Promise<boolean> {
    const next = (page.value?.page ?? 1) + by
    if (!page.value || next < 1 || next > page.value.pages) return false
    await show(next)
    return true
  }

  /** The same page again, after something in it changed. */
  const again = () => show(page.value?.page ?? 1)

  return { wanted, page, show, turn, again }
}
