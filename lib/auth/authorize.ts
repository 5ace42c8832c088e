import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { Forbidden, Unauthenticated } from "@/lib/errors";
import { findTokenUse } from "@/lib/store/tokens";
import { mayDo, type Permission } from "./permissions";
import { RateLimited } from "./rate-limited";
import { signInPath } from "./safe-next";
import { CrossSite, isSameOrigin } from "./same-origin";
import type { Scope } from "./scope";
import { getSession, holderOf, type Session } from "./session";
import { bearerToken, hashToken, tokenAllows } from "./token";
import { UnsupportedMediaType } from "./unsupported-media-type";

/** What a page, route or action asks for: a permission, or only that somebody is signed in. */
export type Access = Permission | "signed-in";

export type ScopeOf<A extends Access> = Scope<Exclude<A, "signed-in">>;

/** Calls per token and minute. */
export const tokenLimit = { limit: 600, seconds: 60 } as const;

/** Proof that the session's user may do this now; throws Unauthenticated or Forbidden. */
export async function authorize<A extends Access>(access: A): Promise<ScopeOf<A>> {
  const session = await getSession();
  if (!session) throw new Unauthenticated();
  return scopeFor(session, access);
}

/** The same for pages: strangers go to the sign-in page and come back, the others see who can help them. */
export async function authorizePage<A extends Access>(access: A): Promise<ScopeOf<A>> {
  const session = await getSession();
  if (!session) redirect(signInPath((await headers()).get("x-path") ?? "/"));
  if (access !== "signed-in" && !mayDo(session.role, access)) forbidden();
  return scopeFor(session, access);
}

/** What a route's body is: JSON, or a file of a type that the route looks at itself. */
export type BodyKind = "json" | "file";

/** For routes: a bearer token, or the session's cookie with the checks that a cookie needs. */
export async function authorizeRequest<A extends Access>(
  request: Request,
  access: A,
  body: BodyKind = "json",
): Promise<ScopeOf<A>> {
  const authorization = request.headers.get("authorization");
  if (authorization !== null) return authorizeToken(authorization, access);
  if (!["GET", "HEAD"].includes(request.method)) {
    if (!isSameOrigin(request.headers)) throw new CrossSite();
    const type = request.headers.get("content-type") ?? "";
    if (body === "json" && !/^application\/json\b/i.test(type)) throw new UnsupportedMediaType();
  }
  return authorize(access);
}

/** For what an answer has more of for some: null for who may not. */
export async function authorizeMore<A extends Access>(request: Request, access: A): Promise<ScopeOf<A> | null> {
  try {
    return await authorizeRequest(request, access);
  } catch (error) {
    if (error instanceof Forbidden) return null;
    throw error;
  }
}

async function authorizeToken<A extends Access>(authorization: string, access: A): Promise<ScopeOf<A>> {
  const token = bearerToken(authorization);
  const use = token === null ? null : await findTokenUse(hashToken(token), tokenLimit);
  if (!use) throw new Unauthenticated();
  if (!use.attempt.allowed) throw new RateLimited(use.attempt.retryAfterSeconds);
  if (access !== "signed-in" && !tokenAllows(use.scopes, access)) throw new Forbidden(access);
  return scopeFor(holderOf(use.account), access);
}

/** What the session's user may do, proven for one permission; a `write` also carries its `read`. */
export function scopeFor<A extends Access>(session: Session, access: A): ScopeOf<A> {
  if (access !== "signed-in" && !mayDo(session.role, access)) throw new Forbidden(access);
  const { userId, name, role, teamId, teamIds } = session;
  const names = access === "signed-in" ? [] : [access, access.replace(/:write$/, ":read")];
  const granted = Object.fromEntries(names.map((each) => [each, true]));
  // The one place where a scope is made: the check above is what the type then vouches for.
  return { userId, userName: name, role, teamId, teamIds, granted } as unknown as ScopeOf<A>;
}
