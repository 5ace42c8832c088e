import { cookies } from "next/headers";
import { NextRequest, NextResponse } from "next/server";
import NextAuth from "next-auth";
import { z } from "zod";
import { env } from "@/lib/env";
import { authOptions, rateLimitedCode } from "./options";
import { RateLimited } from "./rate-limited";
import { safeNext } from "./safe-next";
import { SignInRefused } from "./sign-in-refused";

type Fields = Record<string, string>;

/** Begins a session for whoever knows the password; gives the path to go on to. */
export async function signInWithPassword(fields: { email: string; password: string; next: string }): Promise<string> {
  const { email, password } = fields;
  const next = safeNext(fields.next);
  const target = await run(["callback", "credentials"], { email, password, callbackUrl: next });
  const error = target.searchParams.get("error");
  if (error === null) return next;
  if (error.startsWith(rateLimitedCode)) throw new RateLimited(Number(error.slice(rateLimitedCode.length)));
  if (error === "CredentialsSignin") throw new SignInRefused();
  throw new Error(`sign-in failed: ${error}`);
}

/** Begins signing in at the company's identity provider; gives the address to go to there. */
export async function startCompanySignIn(next: string): Promise<string> {
  const target = await run(["signin", "oidc"], { callbackUrl: safeNext(next) });
  if (target.origin === new URL(env().appUrl).origin) {
    throw new SignInRefused("The company sign-in does not answer at the moment. Try again later.");
  }
  return target.href;
}

/**
 * Runs next-auth's own handlers inside a server action, so that signing in also works before and without
 * JavaScript. Their cookies become the action's cookies; the answer is the address they lead to.
 */
async function run(nextauth: string[], fields: Fields): Promise<URL> {
  const response = await call(nextauth, { ...fields, csrfToken: await currentCsrfToken() });
  return new URL(response.headers.get("location") ?? "/sign-in?error=Callback", env().appUrl);
}

/** Takes the session's cookie away. Other sessions of the same user go on. */
export async function signOut(): Promise<void> {
  await call(["signout"], { csrfToken: await currentCsrfToken() });
}

/** How this deployment lets people in. */
export function signInChoices(): { company: boolean; demo: boolean } {
  return { company: env().oidc !== null, demo: env().demo };
}

const csrfAnswer = z.object({ csrfToken: z.string() });

async function currentCsrfToken(): Promise<string> {
  const response = await call(["csrf"]);
  return csrfAnswer.parse(await response.json()).csrfToken;
}

async function call(nextauth: string[], fields?: Fields): Promise<Response> {
  const url = `${env().appUrl}/api/auth/${nextauth.join("/")}`;
  const request = new NextRequest(url, fields ? { method: "POST", body: new URLSearchParams(fields) } : {});
  const response: Response = await NextAuth(request, { params: Promise.resolve({ nextauth }) }, authOptions());
  const jar = await cookies();
  for (const cookie of new NextResponse(null, { headers: response.headers }).cookies.getAll()) jar.set(cookie);
  return response;
}
