/** A body in a form that a plain HTML form of another site could send as well. */
export class UnsupportedMediaType extends Error {
  constructor() {
    super("Send the body as application/json.");
  }
}
