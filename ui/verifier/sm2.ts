/**
 * Checking an SM2 signature (GB/T 32918.2-2016) on the curve of GB/T 32918.5. The curve's arithmetic is noble-curves'; only
 * the equation of the standard stands here, held against its example in the tests.
 */
import { weierstrass } from '@noble/curves/abstract/weierstrass.js'

import { ascii, hex, join } from './bytes'
import { sm3 } from './sm3'

const PRIME = 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn
const ORDER = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n
const A = 0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn
const B = 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n
const GX = 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n
const GY = 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n

const Point = weierstrass({ p: PRIME, n: ORDER, h: 1n, a: A, b: B, Gx: GX, Gy: GY })

/** The signer's id of GM/T 0009, with its length in bits before it. */
const SIGNER = join(Uint8Array.of(0, 128), ascii('1234567812345678'))
const CURVE = join(...[A, B, GX, GY].map(number => bytes32(number)))

/** Whether these 65 bytes, `04 ‖ x ‖ y`, are a point of the curve. */
export function isSm2Key(key: Uint8Array): boolean {
  if (key.length !== 65 || key[0] !== 4) return false
  try {
    Point.fromBytes(key).assertValidity()
    return true
  } catch {
    // Off the curve.
    return false
  }
}

/** Whether `r ‖ s` is the signature of a good key over the message. */
export function hasSm2Signed(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const [r, s] = [numberOf(signature.subarray(0, 32)), numberOf(signature.subarray(32))]
  if (!isScalar(r) || !isScalar(s)) return false
  const t = (r + s) % ORDER
  if (t === 0n) return false
  const signer = sm3(join(SIGNER, CURVE, key.subarray(1)))
  const digest = numberOf(sm3(join(signer, message)))
  const point = Point.BASE.multiplyUnsafe(s).add(Point.fromBytes(key).multiplyUnsafe(t))
  return !point.is0() && (digest + point.toAffine().x) % ORDER === r
}

function isScalar(number: bigint): boolean {
  return number > 0n && number < ORDER
}

function numberOf(bytes: Uint8Array): bigint {
  return BigInt(`0x${hex(bytes)}`)
}

function bytes32(number: bigint): Uint8Array {
  return Uint8Array.from(number.toString(16).padStart(64, '0').match(/../g) ?? [], two => Number.parseInt(two, 16))
}
