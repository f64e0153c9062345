"use client";

import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { useFlashes } from "../shell/flashes";
import { attempt } from "../ui/attempt";
import type { ListActions } from "./list-actions";

type Props = {
  href: string;
  file: Parameters<ListActions["prepareExport"]>[0];
  /** More rows than are counted: whether it is a long file has to be asked. */
  isMaybeLong: boolean;
  prepare: ListActions["prepareExport"];
};

/** The list as a file: a short one at once, a long one when it is written, said wherever the person is by then. */
export function DownloadButton({ href, file, isMaybeLong, prepare }: Props) {
  const [isAsking, setAsking] = useState(false);
  const { show } = useFlashes();
  const ask = async () => {
    setAsking(true);
    const answer = await attempt(() => prepare(file));
    setAsking(false);
    if (answer.error !== undefined) return show("export", { type: "error", content: answer.error });
    if (!answer.ok.id) return window.location.assign(href);
    const { followExport } = await import("./follow-export");
    await followExport(answer.ok.id, show);
  };
  return (
    <Button
      iconName="download"
      href={href}
      download
      loading={isAsking}
      onFollow={(event) => {
        if (!isMaybeLong) return;
        event.preventDefault();
        void ask();
      }}
    >
      Download CSV
    </Button>
  );
}
