/** SM3, the digest of GB/T 32905-2016; held against the standard's examples in the tests. */

const START = [
  0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e,
] as const
const BLOCK = 64

export function sm3(message: Uint8Array): Uint8Array {
  const whole = padded(message)
  const view = new DataView(whole.buffer)
  const state = Uint32Array.from(START)
  const words = new Uint32Array(68)
  for (let at = 0; at < whole.length; at += BLOCK) {
    expand(view, at, words)
    compress(state, words)
  }
  const digest = new DataView(new ArrayBuffer(32))
  state.forEach((word, i) => digest.setUint32(4 * i, word))
  return new Uint8Array(digest.buffer)
}

/** A bit 1, zeros, and the length in bits as the last eight bytes of a block. */
function padded(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(Math.ceil((message.length + 9) / BLOCK) * BLOCK)
  whole.set(message)
  whole[message.length] = 0x80
  new DataView(whole.buffer).setBigUint64(whole.length - 8, 8n * BigInt(message.length))
  return whole
}

function expand(view: DataView, at: number, words: Uint32Array): void {
  for (let j = 0; j < 16; j += 1) words[j] = view.getUint32(at + 4 * j)
  const word = (j: number): number => words[j] ?? 0
  for (let j = 16; j < 68; j += 1) {
    const mixed = word(j - 16) ^ word(j - 9) ^ turn(word(j - 3), 15)
    words[j] = mixed ^ turn(mixed, 15) ^ turn(mixed, 23) ^ turn(word(j - 13), 7) ^ word(j - 6)
  }
}

function compress(state: Uint32Array, words: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let j = 0; j < 64; j += 1) {
    const isEarly = j < 16
    const ss1 = turn((turn(a, 12) + e + turn(isEarly ? 0x79cc4519 : 0x7a879d8a, j % 32)) | 0, 7)
    const ss2 = ss1 ^ turn(a, 12)
    const ff = isEarly ? a ^ b ^ c : (a & b) | (a & c) | (b & c)
    const gg = isEarly ? e ^ f ^ g : (e & f) | (~e & g)
    const word = words[j] ?? 0
    const tt1 = (ff + d + ss2 + (word ^ (words[j + 4] ?? 0))) | 0
    const tt2 = (gg + h + ss1 + word) | 0
    ;[d, c, b, a] = [c, turn(b, 9), a, tt1]
    ;[h, g, f, e] = [g, turn(f, 19), e, tt2 ^ turn(tt2, 9) ^ turn(tt2, 17)]
  }
  ;[a, b, c, d, e, f, g, h].forEach((value, i) => (state[i] = (state[i] ?? 0) ^ value))
}

/** To the left, what falls out comes in at the right. */
function turn(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits))
}
