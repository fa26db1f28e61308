/** A payload with its signature: what is printed as a code. */
import { ascii, join } from './bytes'
import { LONGEST, fromDigits } from './numeric'
import { readPayload } from './payload'
import type { Payload } from './payload'
import { hasSigned } from './suite'
import type { PublicKey } from './suite'

const SIGNATURE = 64
/** A code begins somewhere: the smallest array there is. */
const SHORTEST = 40
/** What tells a signed payload from anything else signed with the same key. */
const DOMAIN = ascii('CZM1\0')
/** A book pasted by mistake is not walked through to its end. */
const MOST_TYPED = 4 * LONGEST

export interface Credential {
  readonly payload: Payload
  /** The array, and the signature over it. */
  readonly signed: Uint8Array
  readonly signature: Uint8Array
}

/** Takes payload ‖ signature. */
export function fromBytes(bytes: Uint8Array): Credential | null {
  if (bytes.length < SHORTEST + SIGNATURE || bytes.length > LONGEST) return null
  const signed = bytes.subarray(0, bytes.length - SIGNATURE)
  const payload = readPayload(signed)
  return payload && { payload, signed, signature: bytes.subarray(bytes.length - SIGNATURE) }
}

/** Takes digits as scanned or typed: blanks are forgiven, full-width digits become digits. */
export function fromTyped(text: string): Credential | null {
  const typed = [...text].slice(0, MOST_TYPED).join('').replace(/\p{White_Space}/gu, '')
  const bytes = fromDigits(typed.replace(/[０-９]/g, wide => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)))
  return bytes && fromBytes(bytes)
}

export function isSignedBy(credential: Credential, key: PublicKey): boolean {
  const { payload, signed, signature } = credential
  return key.suite === payload.suite && hasSigned(key, join(DOMAIN, signed), signature)
}
