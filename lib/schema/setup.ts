import { z } from "zod";
import { personName } from "./member";
import { emailAddress, newPassword } from "./password";

const organisationRule = "Must be 1 to 80 characters.";

/** What the first administrator says about the deployment and about themselves. */
export const setupInput = z.object({
  token: z.string().max(100),
  organisation: z.string({ error: organisationRule }).trim().min(1, organisationRule).max(80, organisationRule),
  name: personName,
  email: emailAddress,
  password: newPassword,
});

export type SetupInput = z.infer<typeof setupInput>;
