/** The day's overview: the top bar and the desk show it, and everything that issues, refuses or prints asks it anew. */
import { readonly, ref } from 'vue'

import { call } from '../ipc'
import type { Today } from '../ipc'
import { Turns } from '../parts/latest'

const overview = ref<Today | null>(null)
const turns = new Turns()

export const today = readonly(overview)

export async function refreshToday(): Promise<void> {
  const isLatest = turns.begin()
  const answer = await call('today', {})
  if (isLatest()) overview.value = answer
}
