/** What a code says: the fixed array of version 1. Only its shortest form is read. */
import { Reader } from './cbor'
import { readSerial } from './serial'
import type { Serial } from './serial'
import { suiteOf } from './suite'
import type { Suite } from './suite'

const VERSION = 1
const FIELDS = 13
const NAME_CHARS = 50
const PURPOSE_CHARS = 60
/** Halls count from 1 to 2³⁰−1. */
export const LAST_HALL = 2 ** 30 - 1

export interface Payload {
  readonly suite: Suite
  readonly hall: number
  readonly key: number
  readonly serial: Serial
  /** Minutes since 2000. */
  readonly issued: number
  /** Days from the day after issue; 0 where the paper has no end. */
  readonly validDays: number
  readonly item: string
  readonly name: string
  readonly idLastFour: string
  readonly purpose: string
}

/** Reads the array; nothing for what the desk would not write. */
export function readPayload(bytes: Uint8Array): Payload | null {
  try {
    return read(new Reader(bytes))
  } catch {
    // Cut off, another kind of value, not the shortest form, no text.
    return null
  }
}

function read(reader: Reader): Payload | null {
  reader.fields(FIELDS)
  if (reader.number(0xff) !== VERSION) return null
  const suite = suiteOf(reader.number(0xff))
  const hall = reader.number(LAST_HALL)
  const key = reader.number(0xffff)
  const serial = readSerial(reader.number(Number.MAX_SAFE_INTEGER))
  const issued = reader.number(0xffff_ffff)
  const validDays = reader.number(0xffff)
  const item = reader.text()
  const name = reader.text()
  const idLastFour = reader.text()
  const purpose = reader.text()
  const [content, before] = [reader.blob(), reader.blob()]
  const isWhole = reader.isAtEnd && content.length === 16 && before.length === 4
  const fits = [...name].length <= NAME_CHARS && [...purpose].length <= PURPOSE_CHARS
  const isPlain = /^K[0-9]{2,4}$/.test(item) && /^[\0-\x7f]{0,4}$/.test(idLastFour)
  if (!suite || !serial || hall === 0 || !isWhole || !fits || !isPlain) return null
  return { suite, hall, key, serial, issued, validDays, item, name, idLastFour, purpose }
}
