/**
 * What can be told from a PDF without drawing it: its signature covers every byte, so a file whose signature fits is the one
 * that was issued; the code on its page is a drawing of its own, written row by row.
 */
import { sha256 } from '@noble/hashes/sha2.js'

import { join } from './bytes'
import { readFileSignature } from './fileSignature'
import type { FileSignature } from './fileSignature'
import { digitsIn, read } from './picture'
import { Refusal } from './refusal'

/** A certificate takes 100 kB; a scan of one page a few megabytes. */
const LARGEST = 30 * 2 ** 20
const RANGE = '/ByteRange'
/** The drawing of a code takes 10 kB. */
const LARGEST_DRAWING = 2 ** 20
/** The largest code has 73 squares a side. */
const MOST_SQUARES = 177
const QUIET = 4
const PIXELS = 4

/** What a PDF says of itself. */
export interface Paper {
  /** The digits of its code. */
  readonly digits: string
  /** Its signature, where it fits every byte; `'scan'` where the file only wraps a picture. */
  readonly signature: FileSignature | 'scan' | null
}

export function isPdf(bytes: Uint8Array): boolean {
  return latin(bytes.subarray(0, 5)) === '%PDF-'
}

/** @throws Refusal when no code of ours is in the file */
export async function readPdf(bytes: Uint8Array): Promise<Paper> {
  if (bytes.length > LARGEST) throw new Refusal('文件太大，最大 30 兆', '请截取有二维码的一部分，或用扫码枪扫')
  const text = latin(bytes)
  const digits = await drawnDigits(bytes, text)
  if (digits) return { digits, signature: signatureOf(bytes, text) }
  if (!text.includes(RANGE)) {
    // An office machine wraps the picture it takes of a paper into a PDF.
    const scanned = await scannedDigits(bytes, text)
    if (scanned) return { digits: scanned, signature: 'scan' }
  }
  throw new Refusal(
    '这个 PDF 里没有找到能认的验真码，可能不是守章的原文件',
    '请用扫码枪扫纸上的二维码，或把有二维码的一页截成图片再查',
  )
}

/** `[0 start end rest]` around the one place of the signature; the rest of the file is what was signed. */
function signatureOf(bytes: Uint8Array, text: string): FileSignature | null {
  const at = text.indexOf(RANGE)
  if (at < 0 || text.indexOf(RANGE, at + 1) >= 0) return null
  const stated = /^\s*\[0 (\d{1,9}) (\d{1,9}) (\d{1,9})[ ]*\]/.exec(text.slice(at + RANGE.length, at + 100))
  if (!stated) return null
  const [start, end, rest] = [Number(stated[1]), Number(stated[2]), Number(stated[3])]
  const place = /^<((?:[0-9A-F]{2})*)>$/.exec(text.slice(start, end))
  if (!place || end + rest !== bytes.length) return null
  const contents = Uint8Array.from(place[1]?.match(/../g) ?? [], two => Number.parseInt(two, 16))
  return readFileSignature(contents, sha256(join(bytes.subarray(0, start), bytes.subarray(end))))
}

/** The code as it is drawn: one square of its coordinates is one of its squares, runs of dark ones are rectangles. */
async function drawnDigits(bytes: Uint8Array, text: string): Promise<string | null> {
  const drawings = /<<[^<>]*(?:<<[^<>]*>>[^<>]*)*\/Subtype ?\/Form\b[^<>]*(?:<<[^<>]*>>[^<>]*)*>>\s?stream\r?\n/g
  for (const found of text.matchAll(drawings)) {
    const box = /\/BBox ?\[0 0 (\d{1,3}) \1\]/.exec(found[0])
    const length = /\/Length (\d{1,7})\b/.exec(found[0])
    if (!box || !length || !found[0].includes('/FlateDecode')) continue
    const begin = found.index + found[0].length
    const drawn = await inflated(bytes.subarray(begin, begin + Number(length[1])))
    const digits = drawn && digitsOf(latin(drawn), Number(box[1]))
    if (digits) return digits
  }
  return null
}

function digitsOf(drawing: string, side: number): string | null {
  if (side > MOST_SQUARES) return null
  const width = (side + 2 * QUIET) * PIXELS
  for (const isUpsideDown of [false, true]) {
    const data = new Uint8ClampedArray(4 * width * width).fill(255)
    for (const run of drawing.matchAll(/^(\d{1,3}) (\d{1,3}) (\d{1,3}) 1 re$/gm)) {
      const [from, row, squares] = [Number(run[1]), Number(run[2]), Number(run[3])]
      const y = QUIET + (isUpsideDown ? side - 1 - row : row)
      if (from + squares <= side && row < side) blacken(data, width, QUIET + from, y, squares)
    }
    const digits = read({ data, width, height: width })
    if (digits) return digits
  }
  return null
}

function blacken(data: Uint8ClampedArray, width: number, x: number, y: number, squares: number): void {
  for (let line = y * PIXELS; line < (y + 1) * PIXELS; line += 1) {
    for (let at = x * PIXELS; at < (x + squares) * PIXELS; at += 1) {
      data.fill(0, 4 * (line * width + at), 4 * (line * width + at) + 3)
    }
  }
}

/** The digits in the first pictures of a file that can be read as JPEG. */
async function scannedDigits(bytes: Uint8Array, text: string): Promise<string | null> {
  let tries = 0
  for (const found of text.matchAll(/\/DCTDecode\b[^]{0,400}?stream\r?\n/g)) {
    const begin = found.index + found[0].length
    const end = text.indexOf('endstream', begin)
    if (end < 0 || (tries += 1) > 8) break
    const picture = new Blob([bytes.slice(begin, end)], { type: 'image/jpeg' })
    const digits = await digitsIn(picture).catch(() => null)
    if (digits) return digits
  }
  return null
}

/** Nothing for what is damaged, or far too large. */
async function inflated(packed: Uint8Array): Promise<Uint8Array | null> {
  if (typeof DecompressionStream === 'undefined') {
    throw new Refusal('这个浏览器太旧，读不了 PDF', '请用扫码枪扫纸上的二维码，或换新版浏览器')
  }
  try {
    const stream = new Blob([packed.slice()]).stream().pipeThrough(new DecompressionStream('deflate'))
    const reader = stream.getReader()
    const pieces: Uint8Array[] = []
    for (let size = 0; size <= LARGEST_DRAWING;) {
      const { done, value } = await reader.read()
      if (done) return join(...pieces)
      pieces.push(value)
      size += value.length
    }
    await reader.cancel()
    return null
  } catch {
    return null
  }
}

/** One character a byte. (The label means Windows-1252, which differs in characters that are looked for nowhere.) */
function latin(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes)
}
