import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";

/** An identifier with a copy button; a link when it has a page. */
export function IdText({ id, href }: { id: string; href?: string }) {
  return (
    <span className="id-with-copy">
      {href ? (
        <a className="id" href={href}>
          {id}
        </a>
      ) : (
        <span className="id">{id}</span>
      )}
      <CopyToClipboard
        variant="icon"
        textToCopy={id}
        copyButtonAriaLabel={`Copy ${id}`}
        copySuccessText="Copied"
        copyErrorText="Couldn't copy"
      />
    </span>
  );
}
