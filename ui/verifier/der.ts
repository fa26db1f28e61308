/** DER, as far as a signature of ours goes: definite lengths in their shortest form, one value inside the other. */

export interface Value {
  readonly tag: number
  /** The value with its head. */
  readonly whole: Uint8Array
  readonly body: Uint8Array
}

/** Anything else than what was asked for. */
export class NotDer extends Error {}

/** The values in these bytes, one behind the other, to their end. */
export function values(bytes: Uint8Array): Value[] {
  const found: Value[] = []
  for (let at = 0; at < bytes.length;) {
    const value = first(bytes.subarray(at))
    found.push(value)
    at += value.whole.length
  }
  return found
}

/** The value these bytes begin with. */
export function first(bytes: Uint8Array): Value {
  const [tag, short] = [bytes[0], bytes[1]]
  if (tag === undefined || short === undefined || (tag & 0x1f) === 0x1f) throw new NotDer('no head')
  const wide = short < 0x80 ? 0 : short - 0x80
  if (wide > 2 || (short === 0x80)) throw new NotDer('no length of ours')
  const length = wide === 0 ? short : bytes.subarray(2, 2 + wide).reduce((sum, byte) => sum * 256 + byte, 0)
  const isShortest = wide === 0 || length >= (wide === 1 ? 0x80 : 0x100)
  const end = 2 + wide + length
  if (!isShortest || end > bytes.length) throw new NotDer('no length of ours')
  return { tag, whole: bytes.subarray(0, end), body: bytes.subarray(2 + wide, end) }
}

/** Exactly these tags inside a value of this tag. */
export function inside(value: Value | undefined, tag: number, ...tags: number[]): Value[] {
  const parts = children(value, tag)
  if (parts.length !== tags.length || parts.some((part, i) => part.tag !== tags[i])) throw new NotDer('other values')
  return parts
}

/** Whatever is inside a value of this tag. */
export function children(value: Value | undefined, tag: number): Value[] {
  if (value?.tag !== tag) throw new NotDer('another value')
  return values(value.body)
}
