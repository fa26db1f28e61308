/** Two check symbols over GF(2⁵): a shortened Reed–Solomon code. */

/** x⁵ + x² + 1. */
const POLYNOMIAL = 0b10_0101

/** Powers of the generator, twice round. */
const POWERS: readonly number[] = (() => {
  const powers: number[] = []
  let value = 1
  for (let i = 0; i < 62; i += 1) {
    powers.push(value)
    value <<= 1
    if (value & 0b10_0000) value ^= POLYNOMIAL
  }
  return powers
})()

function times(a: number, b: number): number {
  if (a === 0 || b === 0) return 0
  return POWERS[POWERS.indexOf(a) + POWERS.indexOf(b)] ?? 0
}

/** The two symbols behind a word: the word with them is a multiple of (x − α)(x − α²). */
export function checkSymbols(word: readonly number[]): [number, number] {
  const sum = (POWERS[1] ?? 0) ^ (POWERS[2] ?? 0)
  const product = POWERS[3] ?? 0
  let [first, second] = [0, 0]
  for (const symbol of word) {
    const lead = symbol ^ first
    ;[first, second] = [second ^ times(lead, sum), times(lead, product)]
  }
  return [first, second]
}
