/** A no, with what to do next; said to the person in these words. */
export class Refusal extends Error {
  constructor(message: string, readonly hint: string) {
    super(message)
  }
}
