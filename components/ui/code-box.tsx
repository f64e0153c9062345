/** Code or JSON in a box that scrolls, by keyboard as well. */
export const CodeBox = ({ label, children }: { label: string; children: string }) => (
  <section className="code" aria-label={label}>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
    <pre tabIndex={0}>{children}</pre>
  </section>
);
