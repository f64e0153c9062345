"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Tabs from "@cloudscape-design/components/tabs";
import { plural } from "@/lib/format";
import { paths } from "@/lib/paths";
import styles from "./mailbox.module.css";
import type { Message } from "./message-details";

const notYet = <Box color="text-body-secondary">It is written when it is first sent.</Box>;

/** What a mail consists of: how it looks, its text alone, its headers, its files. */
export function MessageParts({ message, hasHtml }: { message: Message; hasHtml: boolean }) {
  const { id, text, headers } = message;
  const attachments = message.attachments ?? [];
  return (
    <Tabs
      variant="container"
      ariaLabel="Parts of the email"
      tabs={[
        {
          id: "html",
          label: "HTML",
          content: hasHtml ? (
            <iframe
              className={styles.body}
              title="The email as its reader sees it"
              src={paths.admin.messageHtml(id)}
              sandbox="allow-popups allow-popups-to-escape-sandbox"
            />
          ) : (
            notYet
          ),
        },
        { id: "text", label: "Text", content: text === null ? notYet : <pre className={styles.plain}>{text}</pre> },
        {
          id: "headers",
          label: "Headers",
          content: headers ? (
            <KeyValuePairs
              items={Object.entries(headers).map(([label, value]) => ({
                label,
                value: <span className="id">{value}</span>,
              }))}
            />
          ) : (
            notYet
          ),
        },
        {
          id: "attachments",
          label: `Attachments (${attachments.length})`,
          content: (
            <SpaceBetween size="m">
              {attachments.length === 0 && <Box color="text-body-secondary">No attachments.</Box>}
              {attachments.map(({ filename, contentType, content }, index) => (
                <Container
                  key={filename}
                  header={
                    <Header
                      variant="h2"
                      description={`${contentType} · ${plural(new Blob([content]).size, "byte")}`}
                      actions={
                        <Button iconName="download" href={paths.admin.attachment(id, index)} download={filename}>
                          Download
                        </Button>
                      }
                    >
                      {filename}
                    </Header>
                  }
                >
                  <pre className={styles.plain}>{content}</pre>
                </Container>
              ))}
            </SpaceBetween>
          ),
        },
      ]}
    />
  );
}
