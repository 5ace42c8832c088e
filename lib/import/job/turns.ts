/** Runs tasks one after the other, in the order in which they came; one that fails does not stop the next. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();

  run<T>(task: () => Promise<T>): Promise<T> {
    const run = this.last.then(task, task);
    this.last = run.catch(() => undefined);
    return run;
  }
}

/** Turns by name: tasks of one name wait for each other, those of other names do not. */
export class NamedTurns {
  private readonly waiting = new Map<string, { turns: Turns; tasks: number }>();

  async run<T>(name: string, task: () => Promise<T>): Promise<T> {
    const entry = this.waiting.get(name) ?? { turns: new Turns(), tasks: 0 };
    this.waiting.set(name, entry);
    entry.tasks += 1;
    try {
      return await entry.turns.run(task);
    } finally {
      entry.tasks -= 1;
      if (entry.tasks === 0) this.waiting.delete(name);
    }
  }
}
