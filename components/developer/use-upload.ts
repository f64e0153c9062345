"use client";

import { useRef, useState } from "react";
import type { ImportReport } from "@/lib/imports/report";
import { paths } from "@/lib/paths";

export type Upload =
  | { state: "idle" }
  | { state: "running"; isDry: boolean; percent: number }
  | { state: "failed" | "stopped"; message: string }
  | { state: "done"; isDry: boolean; report: ImportReport };

/** Sends a file to the import and follows it. The server reads it row by row, so what is sent is what is done. */
export function useUpload() {
  const [upload, setUpload] = useState<Upload>({ state: "idle" });
  const request = useRef<XMLHttpRequest>(null);

  const start = (file: File, account: string, isDry: boolean) => {
    // Unlike fetch, it tells how far the sending is.
    const sending = new XMLHttpRequest();
    request.current = sending;
    setUpload({ state: "running", isDry, percent: 0 });
    sending.upload.onprogress = ({ loaded, total }) =>
      setUpload({ state: "running", isDry, percent: total ? (100 * loaded) / total : 0 });
    sending.onload = () => setUpload(answerOf(sending, isDry));
    sending.onerror = () =>
      setUpload({ state: "failed", message: `The portal could not be reached. ${aftermath(isDry)}` });
    sending.onabort = () => setUpload({ state: "stopped", message: `Stopped. ${aftermath(isDry)}` });
    sending.open("POST", paths.developer.import(`?${new URLSearchParams({ account, dryRun: String(isDry) })}`));
    sending.setRequestHeader("Content-Type", "application/octet-stream");
    sending.send(file);
  };

  return { upload, start, stop: () => request.current?.abort(), reset: () => setUpload({ state: "idle" }) };
}

const aftermath = (isDry: boolean) =>
  isDry
    ? "Nothing was changed."
    : "Rows that were taken already stay; importing the file again adds the others and doubles none.";

function answerOf({ status, responseText }: XMLHttpRequest, isDry: boolean): Upload {
  try {
    const answer = JSON.parse(responseText);
    if (status === 200) return { state: "done", isDry, report: answer };
    return { state: "failed", message: answer.error.message };
  } catch {
    return { state: "failed", message: `The portal gave no answer (${status}). ${aftermath(isDry)}` };
  }
}
