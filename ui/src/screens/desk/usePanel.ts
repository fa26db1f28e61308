/** What the right side shows of the selected hit: the block panel or the guide. */
import { ref, watch } from 'vue'
import type { Ref } from 'vue'

import { call } from '../../ipc'
import type { ItemGuide, ProhibitionView, WireHit } from '../../ipc'
import { Turns } from '../../parts/latest'
import { tellProblem } from '../../state/notices'

export function usePanel(selected: Ref<WireHit | null>) {
  const prohibition = ref<ProhibitionView | null>(null)
  const guide = ref<ItemGuide | null>(null)
  const turns = new Turns()

  async function show(hit: WireHit | null): Promise<void> {
    const isLatest = turns.begin()
    // What is shown must never belong to another hit, not even for a moment.
    if (prohibition.value?.code !== hit?.code) prohibition.value = null
    if (guide.value?.code !== hit?.code) guide.value = null
    if (!hit) return
    try {
      if (hit.lane === 'prohibited') {
        const view = await call('show_prohibition', { code: hit.code })
        if (isLatest()) prohibition.value = view
      } else {
        const view = await call('show_item', { code: hit.code })
        if (isLatest()) guide.value = view
      }
    } catch (thrown) {
      if (isLatest()) tellProblem(thrown)
    }
  }
  watch(selected, hit => void show(hit))

  return { prohibition, guide }
}
