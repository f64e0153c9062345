import { Button, Container, Head, Heading, Hr, Html, Link, Text } from "react-email";
import { type Block, independence, type Mail, portal, type RenderedMail } from "./mail";
import { renderText } from "./text";

let server: Promise<typeof import("react-dom/server")> | undefined;

/**
 * Makes both parts of a mail out of what it says. Static markup, because the library's own `render` takes ten times as long; loaded
 * here, because Next takes the import by name for a page that renders itself.
 */
export async function renderMail(mail: Mail): Promise<RenderedMail> {
  const { renderToStaticMarkup } = await (server ??= import("react-dom/server"));
  return {
    subject: mail.subject,
    text: renderText(mail),
    html: `<!doctype html>${renderToStaticMarkup(<Layout {...mail} />)}`,
  };
}

function Layout({
  subject,
  preheader,
  heading,
  greeting,
  lead,
  action,
  details,
  why,
  settingsUrl,
  unsubscribeUrl,
}: Mail) {
  return (
    <Html lang="en">
      <Head>
        <title>{subject}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{narrowAndDark}</style>
      </Head>
      <body className="page" style={styles.page}>
        <div style={styles.preheader}>{preheader + filler}</div>
        <Container className="card" style={styles.card}>
          <Text className="brand" style={styles.brand}>
            {portal}
          </Text>
          <Heading as="h1" style={styles.heading}>
            {heading}
          </Heading>
          <Text style={styles.text}>{greeting}</Text>
          {lead.map(draw)}
          {action && (
            <>
              <Button className="button" href={action.url} style={styles.button}>
                {action.label}
              </Button>
              <Text className="quiet" style={styles.address}>
                Or open this address:{" "}
                <Link className="link" href={action.url} style={styles.link}>
                  {action.url}
                </Link>
              </Text>
            </>
          )}
          {details.map(draw)}
          <Hr className="line" style={styles.line} />
          {why.map((line) => (
            <Text key={line} className="quiet" style={styles.small}>
              {line}
            </Text>
          ))}
          <Text className="quiet" style={styles.small}>
            <Link className="link" href={settingsUrl} style={styles.link}>
              Settings
            </Link>
            {" · "}
            {unsubscribeUrl && (
              <>
                <Link className="link" href={unsubscribeUrl} style={styles.link}>
                  Stop emails like this
                </Link>
                {" · "}
              </>
            )}
            {portal}. {independence}
          </Text>
        </Container>
      </body>
    </Html>
  );
}

function draw(block: Block, position: number) {
  switch (block.type) {
    case "text":
      return (
        <Text key={position} style={styles.text}>
          {block.text}
        </Text>
      );
    case "notice":
      return (
        <div key={position} className="notice" style={styles.notice}>
          <strong>{block.title}</strong>
          <br />
          {block.text}
        </div>
      );
    case "facts":
      return (
        <dl key={position} className="line" style={styles.facts}>
          {block.rows.map(([label, value]) => (
            <div key={label} style={styles.fact}>
              <dt className="quiet label" style={styles.label}>
                {label}
              </dt>
              <dd style={styles.value}>{value}</dd>
            </div>
          ))}
        </dl>
      );
    case "quote":
      return (
        <div key={position}>
          <Heading as="h2" style={styles.subheading}>
            Message from {block.from}
          </Heading>
          <blockquote className="quote" style={styles.quote}>
            {block.text}
          </blockquote>
        </div>
      );
    case "list":
      return (
        <div key={position}>
          <Heading as="h2" style={styles.subheading}>
            {block.title}
          </Heading>
          <ul style={styles.list}>
            {block.items.map((item) => (
              <li key={item} style={styles.item}>
                {item}
              </li>
            ))}
          </ul>
        </div>
      );
    case "link":
      return (
        <div key={position}>
          <Heading as="h2" style={styles.subheading}>
            {block.title}
          </Heading>
          <Text style={styles.text}>
            <Link className="link" href={block.url} style={styles.link}>
              {block.url}
            </Link>
            <br />
            {block.text}
          </Text>
        </div>
      );
    case "code":
      return (
        <p key={position} className="notice" style={styles.code}>
          {block.code}
        </p>
      );
  }
}

const sans = '"Open Sans", "Helvetica Neue", Roboto, Arial, sans-serif';
const body = { fontSize: "15px", lineHeight: "23px" };

// Keeps mailboxes from showing the first words of the body after the preheader.
const filler = "\u00a0\u200c".repeat(90);

const styles = {
  preheader: { display: "none", overflow: "hidden", maxHeight: 0, maxWidth: 0, lineHeight: "1px", opacity: 0 },
  page: { margin: 0, padding: "24px 8px", backgroundColor: "#eef2f4", color: "#0f141a", fontFamily: sans },
  card: {
    maxWidth: "600px",
    padding: "24px 24px 16px",
    backgroundColor: "#ffffff",
    borderTop: "4px solid #0b5d7a",
    borderRadius: "8px",
  },
  brand: { margin: "0 0 20px", fontSize: "14px", fontWeight: 700, color: "#0b5d7a" },
  heading: { margin: "0 0 16px", fontSize: "22px", lineHeight: "29px", fontWeight: 700 },
  subheading: { margin: "22px 0 6px", fontSize: "15px", lineHeight: "22px", fontWeight: 700 },
  text: { ...body, margin: "0 0 14px", overflowWrap: "break-word" },
  notice: {
    ...body,
    margin: "0 0 18px",
    padding: "12px 16px",
    backgroundColor: "#e6f2f6",
    borderLeft: "4px solid #0b5d7a",
    borderRadius: "4px",
  },
  button: {
    margin: "4px 0 10px",
    padding: "12px 22px",
    backgroundColor: "#0b5d7a",
    color: "#ffffff",
    fontSize: "15px",
    fontWeight: 700,
    borderRadius: "20px",
  },
  address: { margin: "0 0 20px", fontSize: "13px", lineHeight: "19px", color: "#4b5563", wordBreak: "break-all" },
  link: { color: "#0b5d7a", textDecoration: "underline", wordBreak: "break-all" },
  facts: { margin: "18px 0", padding: "12px 0 2px", borderTop: "1px solid #d5dbe1" },
  fact: { margin: "0 0 8px" },
  label: { ...body, display: "inline-block", width: "170px", verticalAlign: "top", color: "#4b5563" },
  value: { ...body, display: "inline-block", maxWidth: "370px", margin: 0, overflowWrap: "anywhere" },
  quote: {
    ...body,
    margin: "0 0 14px",
    padding: "2px 0 2px 14px",
    borderLeft: "3px solid #98a4b0",
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
  },
  list: { ...body, margin: "0 0 14px", paddingLeft: "20px" },
  item: { margin: "0 0 4px" },
  code: {
    margin: "0 0 18px",
    padding: "14px 16px",
    backgroundColor: "#e6f2f6",
    borderRadius: "4px",
    fontFamily: "ui-monospace, Menlo, Consolas, monospace",
    fontSize: "28px",
    letterSpacing: "6px",
    textAlign: "center",
  },
  line: { margin: "24px 0 14px", border: "none", borderTop: "1px solid #d5dbe1" },
  small: { margin: "0 0 8px", fontSize: "12px", lineHeight: "18px", color: "#4b5563" },
} as const;

const narrowAndDark = `
  @media (max-width: 600px) { .label { display: block !important; width: auto !important; font-size: 13px !important; } }
  :root { color-scheme: light dark; supported-color-schemes: light dark; }
  @media (prefers-color-scheme: dark) {
    .page { background-color: #0f141a !important; color: #dedee3 !important; }
    .card { background-color: #1b232d !important; color: #dedee3 !important; border-top-color: #7fd3e6 !important; }
    .brand, .link { color: #7fd3e6 !important; }
    .quiet { color: #b4bac4 !important; }
    .notice { background-color: #13303b !important; border-left-color: #7fd3e6 !important; }
    .button { background-color: #7fd3e6 !important; color: #0f141a !important; }
    .quote { border-left-color: #6b7785 !important; }
    .line { border-top-color: #414d5c !important; }
  }`;
