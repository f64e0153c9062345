/** Lets one at a time through, in the order they came. */
export class Gate {
  private last: Promise<void> = Promise.resolve();

  /** Waits for its turn; whoever entered calls what it got when it is through. */
  enter(): Promise<() => void> {
    let leave = () => {};
    const mine = new Promise<void>((done) => (leave = done));
    const turn = this.last.then(() => leave);
    this.last = this.last.then(() => mine);
    return turn;
  }
}
