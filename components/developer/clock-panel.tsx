"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import ColumnLayout from "@cloudscape-design/components/column-layout";
import Container from "@cloudscape-design/components/container";
import DateInput from "@cloudscape-design/components/date-input";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import TimeInput from "@cloudscape-design/components/time-input";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { Answer } from "@/lib/answer";
import type { ClockState } from "@/lib/clock";
import type { Coming } from "@/lib/test-clock/coming";
import type { MovePreview } from "@/lib/test-clock/preview";
import type { ClockReport } from "@/lib/test-clock/report";
import { ClockReportAlert } from "./clock-report";
import { ComingLists } from "./coming-lists";
import { RunningTime } from "./running-time";

const MoveModal = dynamic(() => import("./move-modal"));

/** A move as it is sent: instants as text. */
export type Move = ({ advance: string } | { set: string } | { freeze: true } | { resume: true }) & {
  mailboxOnly?: boolean;
};
export type ClockActions = {
  preview: (move: Move) => Promise<Answer<MovePreview>>;
  move: (move: Move) => Promise<Answer<ClockReport>>;
};
type Props = { clock: ClockState; realNow: Date; coming: Coming; actions: ClockActions };

const steps = [
  { text: "+1 hour", move: { advance: "PT1H" } },
  { text: "+1 day", move: { advance: "P1D" } },
  { text: "+7 days", move: { advance: "P7D" } },
];

/** The sandbox's time: what it is, what it will bring, and the ways to move it. */
export function ClockPanel({ clock, realNow, coming, actions }: Props) {
  const [asked, setAsked] = useState<Move | null>(null);
  const [report, setReport] = useState<ClockReport | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const next = coming.deadlines[0]?.respondBy;
  const secondBefore = next && new Date(next.getTime() - 1000);
  const noNext = "No request waits for an answer.";

  const freeze = async () => {
    const answer = await actions.move({ freeze: true });
    setReport(null);
    setProblem(answer.error ?? null);
  };
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description="One clock for the whole sandbox: every deadline, agreement end and invoice follows it. It only goes forward."
      >
        Test clock
      </Header>
      {problem && (
        <Alert type="error" header="The clock was not moved" dismissible onDismiss={() => setProblem(null)}>
          {problem}
        </Alert>
      )}
      {report && <ClockReportAlert report={report} onDismiss={() => setReport(null)} />}
      <Container
        header={
          <Header
            variant="h2"
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button disabled={clock.isFrozen} disabledReason="It stands still already." onClick={freeze}>
                  Freeze
                </Button>
                <Button
                  disabled={!clock.isFrozen}
                  disabledReason={
                    clock.isReal ? "This is real time already." : "It runs ahead of real time, and never goes back."
                  }
                  onClick={() => setAsked({ resume: true })}
                >
                  Resume real time
                </Button>
              </SpaceBetween>
            }
          >
            Time
          </Header>
        }
      >
        <KeyValuePairs
          columns={3}
          items={[
            { label: "Portal time", value: <RunningTime at={clock.now} isRunning={!clock.isFrozen} /> },
            { label: "Real time", value: <RunningTime at={realNow} isRunning /> },
            { label: "State", value: <ClockStateText clock={clock} /> },
          ]}
        />
      </Container>
      <Container
        header={
          <Header variant="h2" description="Before anything moves, you see what will happen.">
            Advance
          </Header>
        }
      >
        <ColumnLayout columns={2}>
          <FormField label="By a step" stretch>
            <SpaceBetween direction="horizontal" size="xs">
              {steps.map(({ text, move }) => (
                <Button key={text} onClick={() => setAsked(move)}>
                  {text}
                </Button>
              ))}
              <Button
                disabled={!next}
                disabledReason={noNext}
                onClick={() => next && setAsked({ set: next.toISOString() })}
              >
                To next deadline
              </Button>
              <Button
                disabled={!secondBefore || secondBefore <= clock.now}
                disabledReason={secondBefore ? "It is less than a second away." : noNext}
                onClick={() => secondBefore && setAsked({ set: secondBefore.toISOString() })}
              >
                To just before it
              </Button>
            </SpaceBetween>
          </FormField>
          <ToDate now={clock.now} onAsk={setAsked} />
        </ColumnLayout>
      </Container>
      <ComingLists coming={coming} now={clock.now} />
      {asked && (
        <MoveModal
          move={asked}
          actions={actions}
          onCancel={() => setAsked(null)}
          onMoved={(moved) => {
            setAsked(null);
            setProblem(null);
            setReport(moved);
          }}
        />
      )}
    </SpaceBetween>
  );
}

function ClockStateText({ clock }: { clock: ClockState }) {
  if (clock.isFrozen) return <StatusIndicator type="stopped">Frozen</StatusIndicator>;
  return clock.isReal ? (
    <StatusIndicator type="success">Real time</StatusIndicator>
  ) : (
    <StatusIndicator type="in-progress">Running ahead of real time</StatusIndicator>
  );
}

/** Goes to a day and minute of the person's choice, in UTC. */
function ToDate({ now, onAsk }: { now: Date; onAsk: (move: Move) => void }) {
  const [day, setDay] = useState(now.toISOString().slice(0, 10));
  const [time, setTime] = useState("");
  const [error, setError] = useState<string | null>(null);
  const ask = () => {
    const at = new Date(`${day}T${time || "00:00"}:00Z`);
    if (Number.isNaN(at.getTime())) return setError("Write the day as YYYY/MM/DD and the time as hh:mm.");
    if (at <= now) return setError("The clock only goes forward. Choose a later day or time.");
    setError(null);
    onAsk({ set: at.toISOString() });
  };
  return (
    <FormField
      label="To a date"
      description="Year, month and day, then hours and minutes (UTC)."
      errorText={error}
      stretch
    >
      <SpaceBetween direction="horizontal" size="xs">
        <DateInput value={day} ariaLabel="Day" onChange={({ detail }) => setDay(detail.value)} />
        <TimeInput
          value={time}
          format="hh:mm"
          placeholder="hh:mm"
          ariaLabel="Time of day (UTC)"
          onChange={({ detail }) => setTime(detail.value)}
        />
        <Button onClick={ask}>Go to this date</Button>
      </SpaceBetween>
    </FormField>
  );
}
