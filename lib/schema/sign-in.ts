import { z } from "zod";

const next = z.string().max(2_000).default("/");

/** Anything may be tried; what is too long to be an account or a password is refused without looking. */
export const signInInput = z.object({
  email: z
    .string("Enter your e-mail address.")
    .trim()
    .min(1, "Enter your e-mail address.")
    .max(254, "This is too long."),
  password: z.string("Enter your password.").min(1, "Enter your password.").max(1_000, "This is too long."),
  next,
});

export const companySignInInput = z.object({ next });

/** A person of the sample data, offered on the sign-in page. */
export type DemoUser = { name: string; email: string; roleName: string; does: string };
