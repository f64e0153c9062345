"use client";

import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Checkbox from "@cloudscape-design/components/checkbox";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Spinner from "@cloudscape-design/components/spinner";
import { useEffect, useState, useTransition } from "react";
import { formatInstant, formatSecond } from "@/lib/format";
import { paths } from "@/lib/paths";
import type { MovePreview } from "@/lib/test-clock/preview";
import type { ClockReport } from "@/lib/test-clock/report";
import type { ClockActions, Move } from "./clock-panel";
import { dueLines } from "./due-text";
import { useProgress } from "./use-progress";

type Props = { move: Move; actions: ClockActions; onCancel: () => void; onMoved: (report: ClockReport) => void };

/** Says what will fall due before the clock moves, because the clock never goes back. */
export default function MoveModal({ move, actions, onCancel, onMoved }: Props) {
  const [preview, setPreview] = useState<MovePreview | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isMoving, startTransition] = useTransition();
  const [isMailboxOnly, setMailboxOnly] = useState(false);
  const progress = useProgress(isMoving);
  useEffect(() => {
    let isWanted = true;
    actions.preview(move).then(({ ok, error }) => {
      if (!isWanted) return;
      if (ok) setPreview(ok);
      else setProblem(error ?? null);
    });
    return () => {
      isWanted = false;
    };
  }, [move, actions]);
  const submit = () =>
    startTransition(async () => {
      const { ok, error } = await actions.move({ ...move, ...(isMailboxOnly && { mailboxOnly: true }) });
      if (ok) onMoved(ok);
      else setProblem(error ?? null);
    });
  return (
    <Modal
      visible
      header={"resume" in move ? "Resume real time?" : "Advance the clock?"}
      closeAriaLabel="Close"
      onDismiss={onCancel}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onCancel}>
              Cancel
            </Button>
            <Button variant="primary" disabled={!preview} loading={isMoving} loadingText={progress} onClick={submit}>
              {"resume" in move ? "Resume real time" : "Advance the clock"}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {problem && (
          <Alert type="error" header="The clock can't go there">
            {problem}
          </Alert>
        )}
        {!preview && !problem && (
          <p role="status">
            <Spinner /> Looking at what will fall due
          </p>
        )}
        {preview && <WhatWillHappen preview={preview} />}
        {preview && (
          <Checkbox
            checked={isMailboxOnly}
            disabled={isMoving}
            description="Nothing that this move causes goes to the mail server. Read it in the mailbox."
            onChange={({ detail }) => setMailboxOnly(detail.checked)}
          >
            Emails to the mailbox only
          </Checkbox>
        )}
        {isMoving && <p role="status">{progress}</p>}
      </SpaceBetween>
    </Modal>
  );
}

function WhatWillHappen({ preview }: { preview: MovePreview }) {
  const lines = dueLines(preview);
  const more = preview.approvedAutomatically - preview.firstRequests.length;
  return (
    <SpaceBetween size="s">
      <p>
        Between {formatSecond(preview.from)} and <b>{formatSecond(preview.until)}</b>:
      </p>
      {lines.length === 0 ? (
        <p>Nothing falls due.</p>
      ) : (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {preview.firstRequests.length > 0 && (
        <div>
          <Box variant="h4" tagOverride="h3">
            Requests that approve themselves
          </Box>
          <ul>
            {preview.firstRequests.map(({ id, productTitle, acceptorName, respondBy }) => (
              <li key={id}>
                <a href={paths.go(id)} className="id">
                  {id}
                </a>{" "}
                {productTitle}, {acceptorName}, due {formatInstant(respondBy)}
              </li>
            ))}
            {more > 0 && <li>and {more.toLocaleString("en-US")} more</li>}
          </ul>
        </div>
      )}
      <p>The clock never goes back. Everybody concerned is told as they would be in real time.</p>
    </SpaceBetween>
  );
}
