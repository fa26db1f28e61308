/** 信任名单: the keys of a county's halls and their void numbers, signed by the county. */
import { ascii, same } from './bytes'
import { NotWritten, Reader } from './cbor'
import { dayText, moment } from './minutes'
import { LAST_HALL } from './payload'
import { Refusal } from './refusal'
import { readSerial } from './serial'
import type { Serial } from './serial'
import { fingerprint, hasSigned, isSameKey, publicKey, suiteOf } from './suite'
import type { PublicKey, Suite } from './suite'

const MAGIC = ascii('SZTRUST1')
const SIGNATURE = 64
/** Larger files are no files of ours. */
const LARGEST = 16 * 2 ** 20
const MOST_U32 = 0xffff_ffff

export interface TrustedKey {
  readonly key: number
  readonly public: PublicKey
  /** Minutes: what it signed before, or from `until` on, does not count. `until` is 0 where there is no end. */
  readonly from: number
  readonly until: number
}

export interface TrustedHall {
  readonly hall: number
  readonly name: string
  readonly keys: readonly TrustedKey[]
  readonly voids: readonly Serial[]
  /** 作废名单截至, in minutes. */
  readonly voidsAsOf: number
}

export interface Bundle {
  readonly county: string
  readonly countyKey: PublicKey
  readonly version: number
  readonly issued: number
  readonly expires: number
  readonly halls: readonly TrustedHall[]
  /** As it travels. */
  readonly file: Uint8Array
}

const HINT = '原来的名单照旧用'

function notABundle(): Refusal {
  return new Refusal('这不是信任名单，或者没有传全。请让县里重新发一份', HINT)
}

/**
 * Reads a file: first the signature, then what it says, then whether its time is over.
 *
 * @throws Refusal; nothing of the file is used then
 */
export function openBundle(file: Uint8Array, now: number): Bundle {
  const bundle = openWhenever(file)
  if (isExpired(bundle, now)) {
    throw new Refusal(`信任名单已经过期（${dayText(bundle.expires)}），没有采用。请向县里要最新的`, HINT)
  }
  return bundle
}

/**
 * The same for one that was accepted before and may have expired since.
 *
 * @throws Refusal when it is damaged or wrongly signed
 */
export function openWhenever(file: Uint8Array): Bundle {
  const { key, payload } = opened(file)
  let bundle: Bundle
  try {
    bundle = read(new Reader(payload), key, file)
  } catch {
    // Cut off, or not written as the county's tool writes.
    throw notABundle()
  }
  const isOnce = new Set(bundle.halls.map(hall => hall.hall)).size === bundle.halls.length
  if (bundle.expires <= bundle.issued || !isOnce) throw notABundle()
  return bundle
}

export function isExpired(bundle: Bundle, now: number): boolean {
  return now >= moment(bundle.expires)
}

/**
 * Whether this bundle may take the place of the one in force: same county, newer. The same again is fine.
 *
 * @throws Refusal when not
 */
export function mustFollow(given: Bundle, inForce: Bundle): void {
  if (!isSameKey(given.countyKey, inForce.countyKey)) {
    const print = fingerprint(given.countyKey)
    throw new Refusal(
      `信任名单不是一直信任的县级公钥签的（这份是 ${print}），没有采用。请打电话向县里核对`,
      HINT,
    )
  }
  if (given.version < inForce.version) {
    throw new Refusal(
      `这是旧的信任名单（第 ${given.version} 版，现在用的是第 ${inForce.version} 版），没有采用。请向县里要最新的`,
      HINT,
    )
  }
  if (given.version === inForce.version && !same(payloadOf(given.file), payloadOf(inForce.file))) {
    throw new Refusal(`信任名单第 ${given.version} 版有两种内容，没有采用。请打电话向县里核对`, HINT)
  }
}

/** Whether the key was in its term in that minute. */
export function mayHaveSignedAt(key: TrustedKey, minute: number): boolean {
  return minute >= key.from && (key.until === 0 || minute < key.until)
}

export function keyOf(hall: TrustedHall, number: number, suite: Suite): TrustedKey | undefined {
  return hall.keys.find(key => key.key === number && key.public.suite === suite)
}

/** magic 8 ‖ suite 1 ‖ length of key 1 ‖ key ‖ length of payload 4 ‖ payload ‖ signature 64. */
function opened(file: Uint8Array): { key: PublicKey, payload: Uint8Array } {
  if (file.length > LARGEST || file.length < 14 || !same(file.subarray(0, 8), MAGIC)) throw notABundle()
  const suite = suiteOf(file[8] ?? 0)
  const keyEnd = 10 + (file[9] ?? 0)
  const key = suite && publicKey(suite, file.subarray(10, keyEnd))
  if (!key || keyEnd + 4 > file.length) throw notABundle()
  const end = file.length - SIGNATURE
  const payload = payloadOf(file)
  if (keyEnd + 4 + payload.length !== end || payload.length !== lengthOf(file, keyEnd)) throw notABundle()
  if (!hasSigned(key, file.subarray(0, end), file.subarray(end))) {
    throw new Refusal('信任名单的签名不符，可能被改过，没有采用。请让县里重新发一份', HINT)
  }
  return { key, payload }
}

function lengthOf(file: Uint8Array, at: number): number {
  return new DataView(file.buffer, file.byteOffset + at, 4).getUint32(0)
}

/** What is signed, between the frame and the signature. */
function payloadOf(file: Uint8Array): Uint8Array {
  const begin = 14 + (file[9] ?? 0)
  return file.subarray(begin, Math.max(begin, file.length - SIGNATURE))
}

function read(reader: Reader, countyKey: PublicKey, file: Uint8Array): Bundle {
  reader.fields(5)
  const county = reader.text()
  const [version, issued, expires] = [reader.number(MOST_U32), reader.number(MOST_U32), reader.number(MOST_U32)]
  const halls = reader.all(() => readHall(reader))
  if (!reader.isAtEnd) throw new NotWritten('something behind the halls')
  return { county, countyKey, version, issued, expires, halls, file }
}

function readHall(reader: Reader): TrustedHall {
  reader.fields(5)
  const hall = reader.number(LAST_HALL)
  const name = reader.text()
  const voidsAsOf = reader.number(MOST_U32)
  const keys = reader.all(() => readKey(reader))
  const voids = reader.all(() => readSerial(reader.number(Number.MAX_SAFE_INTEGER)) ?? missing())
  return { hall: hall || missing(), name, keys, voids, voidsAsOf }
}

function readKey(reader: Reader): TrustedKey {
  reader.fields(5)
  const key = reader.number(0xffff)
  const suite = suiteOf(reader.number(0xff)) ?? missing()
  const bytes = reader.blob()
  const [from, until] = [reader.number(MOST_U32), reader.number(MOST_U32)]
  return { key, public: publicKey(suite, bytes) ?? missing(), from, until }
}

function missing(): never {
  throw new NotWritten('a value that cannot be')
}
