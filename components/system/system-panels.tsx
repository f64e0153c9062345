"use client";

import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import Table from "@cloudscape-design/components/table";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { formatRelative } from "@/lib/format";
import { paths } from "@/lib/paths";
import type { SystemView } from "@/lib/system/read";
import { useFlashes } from "../shell/flashes";
import { Moment } from "../ui/moment";
import { Stacked } from "../ui/stacked";
import type { SendTestMail } from "./test-mail-modal";

const TestMailModal = dynamic(() => import("./test-mail-modal"));

type Props = { system: SystemView; ownAddress: string; sendTestMail: SendTestMail };

/** How the installation is, at a glance: what runs, whether it is well, how it is set up. */
export function SystemPanels({ system, ownAddress, sendTestMail }: Props) {
  const [isTesting, setTesting] = useState(false);
  const { show } = useFlashes();
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const { version, node, mode, database, clock, machineNow, queue, mailServer, settings } = system;
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description="This portal sends nothing anywhere unless you configure it to."
        actions={
          <Button
            iconName="refresh"
            ariaLabel="Refresh"
            loading={isPending}
            onClick={() => startTransition(() => router.refresh())}
          />
        }
      >
        System
      </Header>
      <Container header={<Header variant="h2">Installation</Header>}>
        <KeyValuePairs
          columns={4}
          items={[
            { label: "Version", value: `Countersign ${version}` },
            { label: "Node.js", value: node },
            { label: "Mode", value: mode === "live" ? "Production (live)" : "Sandbox" },
            { label: "Database", value: `PostgreSQL ${database.version}, ${megabytes(database.bytes)}` },
            { label: "Portal time", value: <Moment at={clock.now} /> },
            { label: "Machine time", value: <Moment at={machineNow} /> },
            { label: "Clock", value: clock.isReal ? "Real time" : clock.isFrozen ? "Frozen" : "Ahead of real time" },
            {
              label: "Health",
              value: <a href={paths.api.health()}>{paths.api.health()}</a>,
            },
          ]}
        />
      </Container>
      <Container
        header={
          <Header
            variant="h2"
            actions={
              <Button
                disabled={!mailServer}
                disabledReason="No mail server is configured: SMTP_URL is not set."
                onClick={() => setTesting(true)}
              >
                Send test mail
              </Button>
            }
          >
            Work in the background
          </Header>
        }
      >
        <KeyValuePairs
          columns={4}
          items={[
            { label: "Deadlines", value: <WorkerState system={system} /> },
            { label: "Email leaves through", value: mailServer ?? "Nothing: it is kept in the mailbox" },
            { label: "Emails queued", value: mailLink("PENDING", queue.pending) },
            { label: "Emails failed", value: mailLink("FAILED", queue.failed) },
            { label: "Emails bounced", value: mailLink("BOUNCED", queue.bounced) },
            { label: "Emails sent", value: mailLink("SENT", queue.sent) },
            {
              label: "Oldest queued email",
              value: queue.waitingSince ? (
                <>
                  Waits since <Moment at={queue.waitingSince} />
                </>
              ) : (
                "None waits"
              ),
            },
          ]}
        />
      </Container>
      <Table
        header={
          <Header
            variant="h2"
            description="Set by the environment when the portal starts. Secrets and credentials are left out."
          >
            Configuration
          </Header>
        }
        items={settings}
        trackBy="name"
        wrapLines
        ariaLabels={{ tableLabel: "Configuration" }}
        columnDefinitions={[
          { id: "name", header: "Setting", isRowHeader: true, cell: ({ name }) => <span className="id">{name}</span> },
          { id: "value", header: "Value", cell: ({ value }) => <span className="text-lines">{value}</span> },
          { id: "meaning", header: "What it is", cell: ({ meaning }) => meaning },
        ]}
      />
      {isTesting && (
        <TestMailModal
          to={ownAddress}
          send={sendTestMail}
          onCancel={() => setTesting(false)}
          onSent={(to) => {
            setTesting(false);
            show("test-mail", { type: "success", content: `The mail server took the test mail to ${to}.` });
          }}
        />
      )}
    </SpaceBetween>
  );
}

function WorkerState({ system: { worker, machineNow } }: { system: SystemView }) {
  const detail = worker.at
    ? `Automatic approvals last checked ${formatRelative(worker.at, machineNow)}${worker.runsHere ? "" : ", by another process"}`
    : "Automatic approvals were never checked";
  return (
    <Stacked below={detail}>
      <StatusIndicator type={worker.isFresh ? "success" : "error"}>
        {worker.isFresh ? "Watched" : "Not watched"}
      </StatusIndicator>
    </Stacked>
  );
}

const mailLink = (state: string, count: number) => (
  <a href={paths.admin.mailbox(`?state=${state}`)}>{count.toLocaleString("en-US")}</a>
);

const megabytes = (bytes: number) =>
  `${(bytes / 1024 / 1024).toLocaleString("en-US", { maximumFractionDigits: bytes < 1024 * 1024 * 100 ? 1 : 0 })} MB`;
