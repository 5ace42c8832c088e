import { z } from "zod";

export const passwordLength = { min: 12, max: 200 } as const;

const rule = `Must be ${passwordLength.min} to ${passwordLength.max} characters.`;

/** Length is what counts; rules about character classes only make people write passwords down. */
export const newPassword = z.string({ error: rule }).min(passwordLength.min, rule).max(passwordLength.max, rule);

export const emailAddress = z
  .string({ error: "Enter an e-mail address." })
  .trim()
  .toLowerCase()
  .max(254, "Must be at most 254 characters.")
  .pipe(z.email("Enter an e-mail address like name@company.example."));

export const passwordChange = z
  .object({ currentPassword: z.string().max(1_000), newPassword })
  .refine((input) => input.currentPassword !== input.newPassword, {
    path: ["newPassword"],
    error: "Choose one that differs from the current password.",
  });
