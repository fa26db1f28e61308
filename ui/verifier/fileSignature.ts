/**
 * Judging the signature of a file: is it whole, and is it a hall's? Only what a hall writes is taken: one signer, one
 * certificate, three signed attributes, nothing unsigned. The certificate carries the word of the hall's own key for it.
 */
import { p256 } from '@noble/curves/nist.js'
import { sha256 } from '@noble/hashes/sha2.js'

import { ascii, join, same } from './bytes'
import { children, first, inside } from './der'
import type { Value } from './der'
import { hasSigned } from './suite'
import type { PublicKey } from './suite'

const enum Tag {
  Integer = 0x02,
  BitString = 0x03,
  Bytes = 0x04,
  Name = 0x06,
  Ia5 = 0x16,
  List = 0x30,
  Set = 0x31,
  Context0 = 0xa0,
  Context3 = 0xa3,
}

/** Names of things, as they are written. */
const DATA = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01]
const SIGNED_DATA = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02]
const CONTENT_TYPE = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x03]
const MESSAGE_DIGEST = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x04]
const SIGNING_CERTIFICATE = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x02, 0x2f]
const SHA_256 = [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01]
const ECDSA_SHA_256 = [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]
const COMMENT = [0x60, 0x86, 0x48, 0x01, 0x86, 0xf8, 0x42, 0x01, 0x0d]
/** SEQUENCE { SEQUENCE { SEQUENCE { SHA-256 } } }, up to the digest. */
const CERTIFICATE_REFERENCE = Uint8Array.of(0x30, 0x26, 0x30, 0x24, 0x30, 0x22, 0x04, 0x20)
const WORD = 'shouzhang hall key 1: '
const KEY_DOMAIN = ascii('CZ-FILE-KEY-1\0')

/** A signature that fits its file. */
export interface FileSignature {
  /** SubjectPublicKeyInfo of the certificate. */
  readonly key: Uint8Array
  /** The hall's signature over that key. */
  readonly word: Uint8Array
}

/** The signature of a file whose signed bytes have this SHA-256; nothing when it does not fit, or is not ours. */
export function readFileSignature(contents: Uint8Array, digest: Uint8Array): FileSignature | null {
  try {
    return read(contents, digest)
  } catch {
    // Not the structure a hall writes.
    return null
  }
}

/** Whether the hall with this key gave its word for the key that signed the file. */
export function isOfHall(signature: FileSignature, hall: PublicKey): boolean {
  return hasSigned(hall, join(KEY_DOMAIN, signature.key), signature.word)
}

function read(contents: Uint8Array, digest: Uint8Array): FileSignature | null {
  const top = first(contents)
  // The room that was kept for it ends in zeros.
  if (contents.subarray(top.whole.length).some(byte => byte !== 0)) return null
  const [type, content] = inside(top, Tag.List, Tag.Name, Tag.Context0)
  const [data] = inside(content, Tag.Context0, Tag.List)
  const parts = inside(data, Tag.List, Tag.Integer, Tag.Set, Tag.List, Tag.Context0, Tag.Set)
  const [algorithm] = inside(parts[1], Tag.Set, Tag.List)
  const [certificate] = inside(parts[3], Tag.Context0, Tag.List)
  const [signer] = inside(parts[4], Tag.Set, Tag.List)
  const isPlain = isName(type, SIGNED_DATA) && isOne(parts[0]) && isOnly(algorithm, SHA_256) && isOnly(parts[2], DATA)
  if (!isPlain || !certificate || !signer) return null
  const found = keyAndWord(certificate)
  return found && isSignedBy(signer, certificate, digest) ? found : null
}

function isSignedBy(signer: Value, certificate: Value, digest: Uint8Array): boolean {
  const parts = inside(signer, Tag.List, Tag.Integer, Tag.List, Tag.List, Tag.Context0, Tag.List, Tag.Bytes)
  const [version, named, algorithm, attributes, signatureAlgorithm, signature] = parts
  if (!named || !attributes || !signature) return false
  const tbs = tbsOf(certificate)
  // Issuer and serial number, as the certificate has them.
  const isNamed = same(named.body, join(tbs[3]?.whole ?? new Uint8Array(), tbs[1]?.whole ?? new Uint8Array()))
  const isPlain = isOne(version) && isOnly(algorithm, SHA_256) && isOnly(signatureAlgorithm, ECDSA_SHA_256)
  if (!isNamed || !isPlain || !same(statedDigest(attributes, certificate) ?? new Uint8Array(), digest)) return false
  // Signed is the set itself, not the place it has in the signer.
  const signed = join(Uint8Array.of(Tag.Set), attributes.whole.subarray(1))
  const point = inside(tbs[6], Tag.List, Tag.List, Tag.BitString)[1]?.body.subarray(1)
  return point !== undefined && p256.verify(signature.body, signed, point, { format: 'der', lowS: false, prehash: true })
}

/** The digest the signer states, when all three attributes are there and none else. */
function statedDigest(attributes: Value, certificate: Value): Uint8Array | undefined {
  const all = children(attributes, Tag.Context0).map(attribute => inside(attribute, Tag.List, Tag.Name, Tag.Set))
  const one = (name: number[]): Value | undefined => {
    const values = all.filter(([type]) => isName(type, name)).map(([, set]) => children(set, Tag.Set))
    return values.length === 1 && values[0]?.length === 1 ? values[0][0] : undefined
  }
  const reference = one(SIGNING_CERTIFICATE)?.whole ?? new Uint8Array()
  const isOurs = all.length === 3
    && isName(one(CONTENT_TYPE), DATA)
    && same(reference, join(CERTIFICATE_REFERENCE, sha256(certificate.whole)))
  const digest = one(MESSAGE_DIGEST)
  return isOurs && digest?.tag === Tag.Bytes ? digest.body : undefined
}

/** [version, serial, algorithm, issuer, validity, subject, key, extensions]. */
function tbsOf(certificate: Value): Value[] {
  const [tbs] = inside(certificate, Tag.List, Tag.List, Tag.List, Tag.BitString)
  return inside(
    tbs, Tag.List,
    Tag.Context0, Tag.Integer, Tag.List, Tag.List, Tag.List, Tag.List, Tag.List, Tag.Context3,
  )
}

function keyAndWord(certificate: Value): FileSignature | null {
  const tbs = tbsOf(certificate)
  const [extensions] = inside(tbs[7], Tag.Context3, Tag.List)
  for (const extension of children(extensions, Tag.List)) {
    const parts = children(extension, Tag.List)
    if (!isName(parts[0], COMMENT)) continue
    const comment = first(parts[parts.length - 1]?.body ?? new Uint8Array())
    const text = String.fromCharCode(...comment.body)
    const digits = text.slice(WORD.length)
    const isWord = comment.tag === (Tag.Ia5 as number) && text.startsWith(WORD) && /^[0-9a-f]{128}$/.test(digits)
    if (!isWord || !tbs[6]) return null
    return { key: tbs[6].whole, word: Uint8Array.from(digits.match(/../g) ?? [], two => Number.parseInt(two, 16)) }
  }
  return null
}

function isName(value: Value | undefined, name: number[]): boolean {
  return value?.tag === (Tag.Name as number) && same(value.body, Uint8Array.from(name))
}

/** A list of a name and nothing else. */
function isOnly(value: Value | undefined, name: number[]): boolean {
  return isName(inside(value, Tag.List, Tag.Name)[0], name)
}

function isOne(value: Value | undefined): boolean {
  return value !== undefined && same(value.whole, Uint8Array.of(Tag.Integer, 1, 1))
}
