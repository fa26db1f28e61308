/** The bytes of a file in base 64, as files travel in a request. */
export async function base64Of(file: File): Promise<string> {
  return base64(new Uint8Array(await file.arrayBuffer()))
}

/** In pieces: a call takes only so many arguments. */
export function base64(bytes: Uint8Array): string {
  const PIECE = 0x8000
  let text = ''
  for (let at = 0; at < bytes.length; at += PIECE) {
    text += String.fromCharCode(...bytes.subarray(at, at + PIECE))
  }
  return btoa(text)
}
