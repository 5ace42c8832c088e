/** The same words for an unknown address, a wrong password and a disabled account. */
export class SignInRefused extends Error {
  constructor(message = "E-mail address or password is not right.") {
    super(message);
  }
}
