/** Year and serial of a certificate as one number: `2026000418` is the 418th of 2026. */

export interface Serial {
  readonly year: number
  readonly number: number
}

const PER_YEAR = 1_000_000
const [FIRST_YEAR, LAST_YEAR] = [2000, 2127]

export function serialOf(year: number, number: number): Serial | null {
  const isYear = year >= FIRST_YEAR && year <= LAST_YEAR
  return isYear && number >= 1 && number < PER_YEAR ? { year, number } : null
}

export function readSerial(one: number): Serial | null {
  return serialOf(Math.floor(one / PER_YEAR), one % PER_YEAR)
}

export function isSameSerial(a: Serial, b: Serial): boolean {
  return a.year === b.year && a.number === b.number
}

/** `2026年第0418号`. */
export function serialText({ year, number }: Serial): string {
  return `${year}年第${String(number).padStart(4, '0')}号`
}
