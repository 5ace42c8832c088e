const base = "http://crossover.invalid";

/** Where to go after signing in: a path of this site, or "/". Anything that could lead elsewhere counts as "/". */
export function safeNext(next: unknown): string {
  if (typeof next !== "string" || next.length > 2_000 || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next)) return "/";
  const url = URL.canParse(next, base) ? new URL(next, base) : null;
  if (url?.origin !== base || /^\/(sign-in|setup|api)(\/|$)/.test(url.pathname)) return "/";
  return url.pathname.startsWith("//") ? "/" : `${url.pathname}${url.search}`;
}

/** The sign-in page that comes back to `path`. */
export function signInPath(path: string): string {
  const next = safeNext(path);
  return next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`;
}
