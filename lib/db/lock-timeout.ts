const lockNotAvailable = "55P03";

/** Where a database error keeps its code: in itself, or in what Prisma and its adapter wrap around it. */
const codes = ["code", "originalCode"] as const;
const wrappings = ["meta", "cause", "driverAdapterError"] as const;

/** A statement gave up because somebody else holds what it wanted. */
export function isLockTimeout(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const of = (name: string): unknown => Reflect.get(error, name);
  return codes.some((name) => of(name) === lockNotAvailable) || wrappings.some((name) => isLockTimeout(of(name)));
}
