/**
 * Which bundle is in force: the one the page was written with, a newer one of the same county that was opened since, or — in
 * a page written without one — the first whose county key was compared by telephone.
 */
import { fromBase64, toBase64 } from './bytes'
import { mustFollow, openBundle, openWhenever } from './bundle'
import type { Bundle } from './bundle'
import { Refusal } from './refusal'
import { fingerprint } from './suite'

/** Where the browser keeps the newest bundle between two visits. */
const PLACE = 'shouzhang.trust'

/** Something that keeps texts by name, as `localStorage` does. */
export type Keeper = Pick<Storage, 'getItem' | 'setItem'>

/** The bundle written into the page; none in a page without one. What is damaged is said. */
export function written(base64: string): Bundle | null {
  const text = base64.trim()
  return text === '' ? null : openWhenever(fromBase64(text))
}

/**
 * The bundle to begin with: the one kept from an earlier visit, if it may follow the one written into the page. Without
 * that one nothing kept is trusted: other pages of the same disk can write there.
 */
export function begin(own: Bundle | null, keeper: Keeper | null): Bundle | null {
  const kept = own && keeper ? keptIn(keeper) : null
  if (!own || !kept) return own
  try {
    const later = openWhenever(fromBase64(kept))
    mustFollow(later, own)
    return later
  } catch {
    // Older than the page, of another county, or damaged: the page's own is the better one.
    return own
  }
}

/**
 * Opens a file to take the place of the bundle in force. `compared` is what was typed in from the telephone; only the first
 * bundle of a page without one needs it.
 *
 * @throws Refusal; the bundle in force stays
 */
export function take(file: Uint8Array, inForce: Bundle | null, compared: string | null, now: number): Bundle {
  const given = openBundle(file, now)
  if (inForce) mustFollow(given, inForce)
  else mustBeCompared(given, compared)
  return given
}

/** Keeps a bundle for the next visit; says whether the browser took it. */
export function keep(bundle: Bundle, keeper: Keeper | null): boolean {
  try {
    keeper?.setItem(PLACE, toBase64(bundle.file))
    return keeper !== null
  } catch {
    // Full, or switched off for pages of a disk.
    return false
  }
}

/** The browser's own keeper; none where it is switched off. */
export function browserKeeper(): Keeper | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}

/** The first bundle has to be compared before it is taken. */
export class ToBeCompared extends Refusal {
  constructor(readonly bundle: Bundle) {
    super(
      `第一次打开“${bundle.county}”的信任名单，要先核对县级公钥`,
      '请打电话问县里公钥的指纹（16 位数字和字母），输在下面，对得上才采用',
    )
  }
}

function keptIn(keeper: Keeper): string | null {
  try {
    return keeper.getItem(PLACE)
  } catch {
    return null
  }
}

function mustBeCompared(given: Bundle, compared: string | null): void {
  if (compared === null) throw new ToBeCompared(given)
  const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[^0-9a-f]/g, '')
  const print = fingerprint(given.countyKey)
  if (plain(compared) === plain(print)) return
  throw new Refusal(
    '县级公钥的指纹对不上，信任名单没有采用',
    `这份名单的指纹是 ${print}。请打电话向县里核对，不一样就不要用`,
  )
}
