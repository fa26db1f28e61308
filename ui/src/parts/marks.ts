/** Characters `start..end` of a text, counted in code points. */
export interface Span {
  start: number
  end: number
}

/** A stretch of text that is marked or not. */
export interface Piece {
  text: string
  marked: boolean
}

/** Cuts a text along its spans. Spans may touch, overlap, be unordered or reach past the end. */
export function pieces(text: string, spans: readonly Span[]): Piece[] {
  const characters = Array.from(text)
  const marked = characters.map((_, at) => spans.some(span => span.start <= at && at < span.end))
  const result: Piece[] = []
  characters.forEach((character, at) => {
    const last = result.at(-1)
    if (last && last.marked === marked[at]) last.text += character
    else result.push({ text: character, marked: marked[at] === true })
  })
  return result
}

/** The span in UTF-16 units, as `setSelectionRange` wants it. */
export function selectionOf(text: string, span: Span): [number, number] {
  const characters = Array.from(text)
  const units = (count: number) => characters.slice(0, count).join('').length
  return [units(span.start), units(span.end)]
}
