/** 短码: hall and number, typed when scanning fails. It carries no signature. */
import { checkSymbols } from './checkSymbols'
import { Refusal } from './refusal'
import { serialOf } from './serial'
import type { Serial } from './serial'

/** Crockford's base 32. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const DATA = 18
const SYMBOLS = DATA + 2
const FIRST_YEAR = 2000
const DASHES = /[-－—–‐_·.]/gu
const HINT = '短码印在二维码下面，20 位，横线可以不输'

export interface ShortCode {
  readonly hall: number
  readonly serial: Serial
}

/**
 * Reads a short code as typed: blanks, dashes and case do not matter, full-width characters are taken for plain ones, O for
 * 0, I and L for 1.
 *
 * @throws Refusal saying what to look at again
 */
export function readShortCode(text: string): ShortCode {
  const typed = [...text.replace(/\p{White_Space}/gu, '').replace(DASHES, '')].slice(0, 4 * SYMBOLS)
  const symbols = typed.map(symbol)
  if (symbols.length !== SYMBOLS) {
    throw new Refusal(`短码是 ${SYMBOLS} 位，现在是 ${symbols.length} 位。请照纸上的短码再输一次`, HINT)
  }
  const data = symbols.slice(0, DATA)
  const [first, second] = checkSymbols(data)
  const hall = number(data.slice(0, 6))
  const place = number(data.slice(6, 12))
  const serial = serialOf(FIRST_YEAR + ((place >> 20) & 0x7f), place & 0xf_ffff)
  if (first !== symbols[DATA] || second !== symbols[DATA + 1] || hall === 0 || !serial) {
    throw new Refusal('短码输错了一两位，对不上。请照纸上的短码再输一次', HINT)
  }
  return { hall, serial }
}

/** Six symbols of five bits. */
function number(symbols: readonly number[]): number {
  return symbols.reduce((whole, symbol) => whole * 32 + symbol, 0)
}

function symbol(typed: string): number {
  const plain = /^[！-～]$/.test(typed) ? String.fromCharCode(typed.charCodeAt(0) - 0xfee0) : typed
  const large = plain.replace(/[a-z]/, letter => letter.toUpperCase())
  const meant = large === 'O' ? '0' : large === 'I' || large === 'L' ? '1' : large
  const at = ALPHABET.indexOf(meant)
  if (at < 0) throw new Refusal(`短码里没有“${typed}”。请照纸上的短码再输一次`, HINT)
  return at
}
