/** People known from earlier certificates: offered while a name is typed, and taken over with one key. */
import { ref } from 'vue'

import { call } from '../../ipc'
import type { KnownPerson } from '../../ipc'
import { Turns } from '../../parts/latest'
import type { Offer } from '../../parts/suggest'
import { tellProblem } from '../../state/notices'

/** One person as an offer: the name, and what tells two people of one name apart. */
export function offerOf(person: KnownPerson): Offer {
  return { key: person.certificate, text: person.name, detail: [person.id, person.address].filter(Boolean).join(' · ') }
}

export function usePeople(code: string) {
  const offers = ref<Offer[]>([])
  const turns = new Turns()

  async function find(text: string): Promise<void> {
    const isLatest = turns.begin()
    if (!text.trim()) {
      offers.value = []
      return
    }
    try {
      const found = await call('find_person', { text })
      if (isLatest()) offers.value = found.people.map(offerOf)
    } catch (thrown) {
      if (isLatest()) tellProblem(thrown)
    }
  }

  /** Values of the person of this certificate, or of the last one; none when there is nobody to take. */
  async function take(certificate?: string): Promise<Record<string, string> | null> {
    turns.end()
    offers.value = []
    try {
      const taken = await call('take_person', certificate === undefined ? { code } : { code, certificate })
      return taken.values
    } catch (thrown) {
      tellProblem(thrown)
      return null
    }
  }

  return { offers, find, take }
}
