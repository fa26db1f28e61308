/** Which algorithms, and the public keys of each. */
import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'

import { ascii, hex, join } from './bytes'
import { hasSm2Signed, isSm2Key } from './sm2'
import { sm3 } from './sm3'

/** SM2 with SM3 (GB/T 32918.2, GB/T 32905), or Ed25519 (RFC 8032) with SHA-256. */
export type Suite = 'sm2' | 'ed25519'

const BYTES: Record<Suite, number> = { sm2: 1, ed25519: 2 }
const ED25519_LENGTH = 32

export function suiteOf(byte: number): Suite | null {
  if (byte === BYTES.sm2) return 'sm2'
  return byte === BYTES.ed25519 ? 'ed25519' : null
}

/** The digest of the parts one after the other. The first says what is digested. */
export function digest(suite: Suite, ...parts: readonly Uint8Array[]): Uint8Array {
  const whole = join(...parts)
  return suite === 'sm2' ? sm3(whole) : sha256(whole)
}

/** A public key that is known to be a good one. */
export interface PublicKey {
  readonly suite: Suite
  readonly bytes: Uint8Array
}

/** The key of these bytes; nothing when they are no point, a weak one, or of the wrong length. */
export function publicKey(suite: Suite, bytes: Uint8Array): PublicKey | null {
  const isGood = suite === 'sm2' ? isSm2Key(bytes) : isEd25519Key(bytes)
  return isGood ? { suite, bytes } : null
}

function isEd25519Key(bytes: Uint8Array): boolean {
  if (bytes.length !== ED25519_LENGTH) return false
  try {
    return !ed25519.Point.fromBytes(bytes).isSmallOrder()
  } catch {
    // Not a point of the curve.
    return false
  }
}

/** Whether the 64 bytes are this key's signature over the message. */
export function hasSigned(key: PublicKey, message: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== 64) return false
  return key.suite === 'sm2'
    ? hasSm2Signed(key.bytes, message, signature)
    : hasEd25519Signed(key.bytes, message, signature)
}

/** Strictly, as RFC 8032 has it; a first half of small order is nobody's. */
function hasEd25519Signed(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    const isAnybodys = ed25519.Point.fromBytes(signature.subarray(0, 32)).isSmallOrder()
    return !isAnybodys && ed25519.verify(signature, message, key, { zip215: false })
  } catch {
    // No point, or a number out of range.
    return false
  }
}

export function isSameKey(a: PublicKey, b: PublicKey): boolean {
  return a.suite === b.suite && hex(a.bytes) === hex(b.bytes)
}

/** Sixteen hexadecimal digits in groups of four, to be compared by telephone. */
export function fingerprint(key: PublicKey): string {
  const whole = digest(key.suite, ascii('CZ-KEY-1\0'), Uint8Array.of(BYTES[key.suite]), key.bytes)
  return hex(whole.subarray(0, 8)).match(/.{4}/g)?.join(' ') ?? ''
}
