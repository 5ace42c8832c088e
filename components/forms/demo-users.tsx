"use client";

import type { DemoUser } from "@/lib/schema/sign-in";

export type DemoUsersProps = { users: readonly DemoUser[]; onChoose: (user: DemoUser) => void };

/** Who can be tried out. Choosing one fills in the address; the password is only where the server was started. */
export function DemoUsers({ users, onChoose }: DemoUsersProps) {
  return (
    <section
      aria-labelledby="demo-users"
      className="rounded-b-card border-t border-hairline bg-sunken px-5 py-6 md:rounded-r-card md:rounded-bl-none md:border-t-0 md:border-l md:p-8"
    >
      <h2 id="demo-users" className="text-section">
        Demo users
      </h2>
      <p className="mb-4 text-table text-muted">
        Sample data is loaded. Choose a role to look around; all four share the password that was printed in the
        terminal at start.
      </p>
      <ul className="grid gap-2">
        {users.map((user) => (
          <li key={user.email}>
            <button
              type="button"
              onClick={() => onChoose(user)}
              className="grid w-full grid-cols-[2rem_minmax(0,1fr)] items-center gap-3 rounded-control border border-border bg-card px-3 py-2.5 text-left hover:border-control"
            >
              <span
                aria-hidden
                className="grid size-8 place-items-center rounded-full bg-neutral-bg text-caption font-semibold text-muted"
              >
                {initials(user.name)}
              </span>
              <span className="min-w-0">
                <span className="flex flex-wrap justify-between gap-x-2 text-body font-medium">
                  {user.name} <span className="text-caption leading-5 font-normal text-muted">{user.roleName}</span>
                </span>
                <span className="block text-caption text-muted">{user.does}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function initials(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join("");
}
