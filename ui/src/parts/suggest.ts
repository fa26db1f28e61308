/** An offer below a field. */
export interface Offer {
  /** Tells offers apart. */
  key: string
  /** What is put into the field. */
  text: string
  /** A second line, only to be read. */
  detail?: string
}

/** Offers for plain words. */
export function offersOf(words: readonly string[]): Offer[] {
  return [...new Set(words)].map(word => ({ key: word, text: word }))
}

/** Whether the words are one of the offers already. */
export function isOffered(offers: readonly Offer[], typed: string): boolean {
  return offers.some(offer => offer.text === typed.trim())
}

/** Offers that hold what was typed; all of them while nothing was. */
export function matching(offers: readonly Offer[], typed: string): Offer[] {
  const wanted = typed.trim().toLowerCase()
  return offers.filter(offer => offer.text.toLowerCase().includes(wanted))
}

/** The next place in a list of `count`, from -1 (none), going round at both ends. */
export function step(active: number, by: 1 | -1, count: number): number {
  if (count === 0) return -1
  if (active < 0) return by > 0 ? 0 : count - 1
  return (active + by + count) % count
}
