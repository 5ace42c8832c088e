/** A body in a form that a plain HTML form of another site could send as well. */
export class UnsupportedMediaType extends Error {
  constructor(wanted = "Send the body as application/json.") {
    super(wanted);
  }
}
