"use client";

import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import FileUpload from "@cloudscape-design/components/file-upload";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import ProgressBar from "@cloudscape-design/components/progress-bar";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { plural } from "@/lib/format";
import { sampleFiles } from "@/lib/imports/sample-files";
import { paths } from "@/lib/paths";
import { ImportReportView } from "./import-report";
import { useUpload } from "./use-upload";

/** The account whose agreements are imported; null when the person chooses. */
type Props = { account: string | null };

/** Brings agreements in from a file: first a dry run with its report, then, knowing it, the import. */
export function ImportData({ account: ownAccount }: Props) {
  const [files, setFiles] = useState<File[]>([]);
  const [typed, setTyped] = useState("");
  const { upload, start, stop, reset } = useUpload();
  const account = ownAccount ?? typed.trim();
  const [file] = files;
  const isRunning = upload.state === "running";
  const whyNotCheck =
    (isRunning ? "An import is running." : null) ??
    (/^\d{12}$/.test(account) ? null : "Write the 12 digits of the seller's account first.") ??
    (file ? null : "Choose a file first.");
  const checked = upload.state === "done" && upload.isDry ? upload.report : null;
  const changes = checked ? checked.created + checked.updated : 0;
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Import agreements</Header>}>
        <SpaceBetween size="l">
          <FormField
            label="Seller of record"
            description="The account whose agreements the file holds. Rows of other sellers are rejected."
          >
            {ownAccount ?? (
              <Input
                value={typed}
                placeholder="111122223333"
                inputMode="numeric"
                disabled={isRunning}
                onChange={({ detail }) => {
                  setTyped(detail.value);
                  reset();
                }}
              />
            )}
          </FormField>
          <FormField label="File" description="Its content tells what it is; its name does not matter.">
            <FileUpload
              value={files}
              onChange={({ detail }) => {
                setFiles(detail.value);
                reset();
              }}
              showFileSize
              accept=".csv,.json,text/csv,application/json"
              constraintText="The Agreements and renewals export (CSV), or search-agreements or describe-agreement output (JSON)."
              i18nStrings={{
                uploadButtonText: () => "Choose file",
                dropzoneText: () => "Drop the file here",
                removeFileAriaLabel: (_, name) => `Remove ${name}`,
                errorIconAriaLabel: "Error",
                warningIconAriaLabel: "Warning",
              }}
            />
          </FormField>
          <SpaceBetween direction="horizontal" size="xs">
            <Button
              variant={checked ? "normal" : "primary"}
              disabled={Boolean(whyNotCheck)}
              disabledReason={whyNotCheck ?? undefined}
              onClick={() => file && start(file, account, true)}
            >
              Check file
            </Button>
            <Button
              variant={checked ? "primary" : "normal"}
              disabled={!changes}
              disabledReason={checked ? "There is nothing new in this file." : "Check the file first."}
              onClick={() => file && start(file, account, false)}
            >
              {changes ? `Import ${plural(changes, "agreement")}` : "Import"}
            </Button>
            {isRunning && <Button onClick={stop}>Stop</Button>}
          </SpaceBetween>
          {isRunning && (
            <ProgressBar
              value={upload.percent}
              label={upload.isDry ? "Checking, nothing is written" : "Importing"}
              description={upload.percent >= 100 ? "The last rows are being read." : undefined}
            />
          )}
        </SpaceBetween>
      </Container>
      <div aria-live="polite">
        {upload.state === "failed" && <Alert type="error">{upload.message}</Alert>}
        {upload.state === "stopped" && <Alert type="info">{upload.message}</Alert>}
        {upload.state === "done" && <ImportReportView report={upload.report} isDry={upload.isDry} />}
      </div>
      <Container header={<Header variant="h2">Files to try</Header>}>
        <Box>
          They belong to the sample seller Northwind Data (111122223333). Two rows of the first are wrong on purpose.
        </Box>
        <ul>
          {Object.entries(sampleFiles).map(([name, { label }]) => (
            <li key={name}>
              <a href={paths.developer.sampleFile(name)} download>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </Container>
    </SpaceBetween>
  );
}
