/** Both lists, filtered by what is typed, and the entry that is open at the right. */
import { computed, ref } from 'vue'

import { call } from '../../ipc'
import type { ItemGuide, ItemLine, ItemList, ProhibitionLine, ProhibitionView } from '../../ipc'
import { Turns } from '../../parts/latest'
import { tellProblem, telling } from '../../state/notices'
import { pixelsFor, usePicture } from '../../state/picture'

interface Named {
  code: string
  name: string
  aliases: readonly string[]
  initials: string
}

/** Whether an entry answers to the words: code, name, another name, or the initials of its pinyin. */
export function answersTo(entry: Named, typed: string): boolean {
  const wanted = typed.trim().toLowerCase()
  if (!wanted) return true
  const names = [entry.code, entry.name, ...entry.aliases, entry.initials]
  return names.some(name => name.toLowerCase().includes(wanted))
}

/** An entry of the list at the left. */
export type Line = ({ lane: 'permitted' } & ItemLine) | ({ lane: 'prohibited' } & ProhibitionLine)

/** The entries of both lists that answer to the words, permitted first; those switched off come last in their list. */
export function linesOf(list: ItemList, typed: string): Line[] {
  const permitted = list.permitted
    .filter(item => answersTo(item, typed))
    .map(item => ({ lane: 'permitted' as const, ...item }))
  const prohibited = list.prohibited
    .filter(each => answersTo(each, typed))
    .map(each => ({ lane: 'prohibited' as const, ...each }))
  const onFirst = (one: Line, other: Line) => Number(other.enabled) - Number(one.enabled)
  return [...permitted.sort(onFirst), ...prohibited.sort(onFirst)]
}

export function useItems() {
  const list = ref<ItemList | null>(null)
  const typed = ref('')
  const opened = ref<string | null>(null)
  const guide = ref<ItemGuide | null>(null)
  const prohibition = ref<ProhibitionView | null>(null)
  const sample = usePicture()
  const turns = new Turns()

  const lines = computed(() => (list.value ? linesOf(list.value, typed.value) : []))

  async function load(): Promise<void> {
    list.value = (await telling(() => call('list_items', {}))) ?? null
  }

  async function open(line: Line): Promise<void> {
    const isLatest = turns.begin()
    const { code } = line
    opened.value = code
    guide.value = prohibition.value = null
    sample.clear()
    try {
      if (line.lane === 'prohibited') {
        const view = await call('show_prohibition', { code })
        if (isLatest()) prohibition.value = view
        return
      }
      const view = await call('show_item', { code })
      if (!isLatest()) return
      guide.value = view
      void telling(() => sample.draw(() => call('show_sample', { code, width: pixelsFor(480) })))
    } catch (thrown) {
      if (isLatest()) tellProblem(thrown)
    }
  }

  return { list, typed, lines, opened, guide, prohibition, sample: sample.url, load, open }
}
