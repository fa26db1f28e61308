/** CBOR as the credential crate writes it (RFC 8949, shortest form, definite lengths): numbers, texts, bytes, lists. */

/** Anything else than what was asked for. */
export class NotWritten extends Error {}

const enum Major {
  Number = 0,
  Bytes = 2,
  Text = 3,
  List = 4,
}

/** Largest head of each width; what fits a shorter head must use it. */
const SHORTER: Record<number, number> = { 24: 24, 25: 0x100, 26: 0x1_0000, 27: 0x1_0000_0000 }

export class Reader {
  private at = 0
  private readonly view: DataView

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get isAtEnd(): boolean {
    return this.at === this.bytes.length
  }

  /** A whole number from 0 to `most`. */
  number(most: number): number {
    const value = this.head(Major.Number)
    if (value > most) throw new NotWritten('a number larger than its field')
    return value
  }

  text(): string {
    const length = this.head(Major.Text)
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(this.take(length))
  }

  blob(): Uint8Array {
    return this.take(this.head(Major.Bytes))
  }

  /** The head of a list; gives its length. */
  list(): number {
    return this.head(Major.List)
  }

  /** The head of a list of exactly so many. */
  fields(count: number): void {
    if (this.list() !== count) throw new NotWritten('another number of fields')
  }

  /** A list, element by element. Nothing is set aside for a length that is only stated. */
  all<T>(read: () => T): T[] {
    const many = this.list()
    const found: T[] = []
    for (let i = 0; i < many; i += 1) found.push(read())
    return found
  }

  private head(major: Major): number {
    const first = this.take(1)[0] ?? 0
    const short = first & 0x1f
    if (first >> 5 !== (major as number)) throw new NotWritten('another kind of value')
    if (short < 24) return short
    const least = SHORTER[short]
    if (least === undefined) throw new NotWritten('no length of ours')
    const width = 1 << (short - 24)
    const from = this.at
    this.take(width)
    const value =
      width === 8 ? Number(this.view.getBigUint64(from))
      : width === 4 ? this.view.getUint32(from)
      : width === 2 ? this.view.getUint16(from)
      : this.view.getUint8(from)
    if (value < least || !Number.isSafeInteger(value)) throw new NotWritten('not the shortest form')
    return value
  }

  private take(count: number): Uint8Array {
    const end = this.at + count
    if (end > this.bytes.length) throw new NotWritten('cut off')
    const taken = this.bytes.subarray(this.at, end)
    this.at = end
    return taken
  }
}
