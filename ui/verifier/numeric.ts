/** The digits of a code are one decimal number: a byte 1, so that leading zeros survive, and then the bytes. */

/** Most bytes of a payload with its signature. */
export const LONGEST = 300
/** A number of 300 bytes behind a 1 has no more digits. */
const MOST_DIGITS = 723

/** The bytes; nothing for anything else than a number of ours. */
export function fromDigits(digits: string): Uint8Array | null {
  if (digits.length > MOST_DIGITS || !/^[1-9][0-9]*$/.test(digits)) return null
  const written = BigInt(digits).toString(16)
  // The leading byte 1 is the only one of a single digit.
  if (written.length % 2 === 0 || !written.startsWith('1')) return null
  const bytes = Uint8Array.from(written.slice(1).match(/../g) ?? [], two => Number.parseInt(two, 16))
  return bytes.length > LONGEST ? null : bytes
}
