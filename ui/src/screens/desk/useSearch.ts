/** The search box: what was typed, what the desk answered, and which hit is selected. */
import { computed, ref, watch } from 'vue'

import { call } from '../../ipc'
import type { FindAnswer, WireHit } from '../../ipc'
import { Turns } from '../../parts/latest'
import { tellProblem } from '../../state/notices'

/** Hits of one lane, under one heading. */
export interface Group {
  lane: 'permitted' | 'prohibited'
  hits: WireHit[]
}

/** Permitted first, then prohibited, each in the order of the answer. */
export function groupsOf(hits: readonly WireHit[]): Group[] {
  const lanes = ['permitted', 'prohibited'] as const
  return lanes
    .map(lane => ({ lane, hits: hits.filter(hit => hit.lane === lane) }))
    .filter(group => group.hits.length > 0)
}

/**
 * The hit to select: hits come best first, but a request that ends in the prohibited lane selects what it is prohibited
 * by, and one that is on neither list selects nothing.
 */
export function bestHit(answer: FindAnswer): WireHit | null {
  if (answer.lane === 'prohibited') return answer.hits.find(hit => hit.lane === 'prohibited') ?? null
  if (answer.lane === 'permitted') return answer.hits[0] ?? null
  return null
}

/** What the resident asked for, in words fit for a slip: never the initials the clerk typed. */
export function requestWords(typed: string, hit: WireHit | null): string {
  if (hit && hit.matched !== 'wording') return hit.alias ?? hit.name
  return /\p{Script=Han}/u.test(typed) ? typed.trim() : (hit?.name ?? '')
}

export function useSearch() {
  const text = ref('')
  const answer = ref<FindAnswer | null>(null)
  const selected = ref<WireHit | null>(null)
  const turns = new Turns()

  const groups = computed(() => groupsOf(answer.value?.hits ?? []))
  const inOrder = computed(() => groups.value.flatMap(group => group.hits))

  async function find(typed: string): Promise<void> {
    const isLatest = turns.begin()
    if (!typed.trim()) {
      answer.value = null
      selected.value = null
      return
    }
    try {
      const found = await call('find_item', { text: typed })
      if (!isLatest()) return
      answer.value = found.lane === 'empty' ? null : found
      selected.value = bestHit(found)
    } catch (thrown) {
      if (isLatest()) tellProblem(thrown)
    }
  }
  watch(text, find)

  /** Selects the next or previous hit in the order of the screen. */
  function move(by: 1 | -1): void {
    const hits = inOrder.value
    if (hits.length === 0) return
    const at = selected.value ? hits.indexOf(selected.value) : -1
    const next = at < 0 ? (by > 0 ? 0 : hits.length - 1) : (at + by + hits.length) % hits.length
    selected.value = hits[next] ?? null
  }

  function clear(): void {
    text.value = ''
  }

  return { text, answer, selected, groups, move, clear }
}
