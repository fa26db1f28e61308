/** The certificate just issued, handed from the form to the page that prints it. */
import type { Issued } from '../ipc'

let last: Issued | null = null

export function handOver(issued: Issued): void {
  last = issued
}

/** What issuing answered for this number, if it was issued in this sitting and was the last one. */
export function handedOver(number: string): Issued | null {
  return last?.number === number ? last : null
}
