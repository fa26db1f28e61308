/** Finding the code in a photograph or scan. */
import decodeQR from 'qr/decode.js'

import { Refusal } from './refusal'

/** A photograph of a phone takes 10 MB. */
const LARGEST = 30 * 2 ** 20
/**
 * Sides the picture is looked at in, longest side first tried: noise is averaged away in a shrunk photograph, a small code is
 * found in full size only.
 */
const SIDES = [1600, 1000, 2400, 3600]

/** A still picture may take longer than a frame of a film. */
const EFFORT = { effort: Number.POSITIVE_INFINITY, timeLimit: 1_500 }

/**
 * The digits of the code in a PNG, JPEG or whatever else the browser can show.
 *
 * @throws Refusal when it is no picture, or no code of digits is in it
 */
export async function digitsIn(file: Blob): Promise<string> {
  if (file.size > LARGEST) throw new Refusal('文件太大，最大 30 兆', '请截取有二维码的一部分，或用扫码枪扫')
  const bitmap = await createImageBitmap(file).catch(() => null)
  if (!bitmap) {
    throw new Refusal('这不是能认的图片，请用 PNG 或 JPG', '请换一个文件，或用扫码枪扫二维码')
  }
  try {
    const longest = Math.max(bitmap.width, bitmap.height)
    const sides = [...SIDES.filter(side => side < longest), Math.min(longest, 4000)]
    for (const side of sides) {
      const digits = read(pixels(bitmap, side / longest))
      if (digits) return digits
    }
  } finally {
    bitmap.close()
  }
  throw new Refusal(
    '图片里没有找到能认的验真码',
    '请把二维码拍清楚、拍正、拍满一点再试；还不行就输入码下面的短码',
  )
}

/** The digits in a picture of pixels; nothing when there is no code, or one of something else. */
export function read(image: Pick<ImageData, 'data' | 'width' | 'height'>): string | null {
  try {
    const text = decodeQR(image, EFFORT)
    return /^[0-9]+$/.test(text) ? text : null
  } catch {
    // The decoder says with an error that there is no code.
    return null
  }
}

function pixels(bitmap: ImageBitmap, scale: number): ImageData {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen) throw new Refusal('这个浏览器看不了图片', '请用扫码枪扫，或输入二维码下面的短码')
  // What is transparent is paper.
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  return pen.getImageData(0, 0, canvas.width, canvas.height)
}
