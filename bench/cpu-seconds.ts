// CPU seconds of this process that a piece of work took.

export function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  return since(before);
}

/** The same for work that awaits; nothing else may run meanwhile. */
export async function cpuSecondsAwaited(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  return since(before);
}

function since(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
