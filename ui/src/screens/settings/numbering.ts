/** How a number would look: the pattern with year and serial put in. The desk has the last word when it saves. */

/** `柳荫居证〔2026〕0418号` of `柳荫居证〔{年}〕{号}号`; nothing while the pattern is not finished. */
export function exampleNumber(pattern: string, year: string, serial: number, digits: number): string {
  if (!pattern.includes('{年}') || !pattern.includes('{号}')) return ''
  return pattern.replace('{年}', year).replace('{号}', String(serial).padStart(digits, '0'))
}

/** The serial of a number written by this pattern; none when it is not of this pattern. */
export function serialOf(number: string, pattern: string): number | null {
  const [before = '', after = ''] = pattern.split('{号}')
  const head = before.replace('{年}', '0000').length
  const tail = after.replace('{年}', '0000').length
  const serial = number.slice(head, tail === 0 ? undefined : -tail)
  return /^\d+$/.test(serial) ? Number(serial) : null
}

/** A serial as typed: a whole number from 1, or none for an empty field. */
export function typedSerial(text: string): number | null | 'wrong' {
  const trimmed = text.trim()
  if (trimmed === '') return null
  return /^[1-9]\d{0,5}$/.test(trimmed) ? Number(trimmed) : 'wrong'
}
