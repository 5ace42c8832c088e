type Policy = {
  nonce: string;
  production: boolean;
  /** Origin of the identity provider: a form that starts there is redirected to it. */
  issuer: string | null;
};

export function contentSecurityPolicy({ nonce, production, issuer }: Policy): string {
  const directives: Record<string, readonly string[]> = {
    "default-src": ["'self'"],
    // React explains errors with eval, in development only.
    "script-src": [`'nonce-${nonce}'`, "'strict-dynamic'", ...(production ? [] : ["'unsafe-eval'"])],
    // The overlay that explains errors in development writes styles of its own.
    "style-src": ["'self'", production ? `'nonce-${nonce}'` : "'unsafe-inline'"],
    // Charts place their marks with style attributes; a style attribute cannot load or run anything.
    "style-src-attr": ["'unsafe-inline'"],
    // Long searches run in workers; a worker's own script is sent without this policy, so that it may compile WebAssembly.
    "worker-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "connect-src": ["'self'", ...(production ? [] : ["ws:", "wss:"])],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'", ...(issuer ? [issuer] : [])],
    "object-src": ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(" "))
    .join("; ");
}
