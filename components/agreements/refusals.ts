/** A reason why the cancellation of an agreement cannot be requested, in words. */
export type RefusalText = { text: string; link?: { text: string; href: string } };

/** The first reason, and how many more there are. */
export function refusalSummary(refusals: RefusalText[]): string | undefined {
  const [first, ...more] = refusals;
  return first && (more.length ? `${first.text} (and ${more.length} more)` : first.text);
}
