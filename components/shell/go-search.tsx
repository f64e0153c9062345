"use client";

import Input, { type InputProps } from "@cloudscape-design/components/input";
import { useEffect, useRef, useState } from "react";
import { paths } from "@/lib/paths";
import { useNavigate } from "./link-navigation";

/** Takes any identifier or words: an ID opens its page, anything else searches the list of the current hat. */
export function GoSearch({ initial = "" }: { initial?: string }) {
  const [text, setText] = useState(initial);
  const { navigate } = useNavigate();
  const input = useRef<InputProps.Ref>(null);
  useEffect(() => {
    const focus = () => input.current?.focus();
    document.addEventListener("countersign:search", focus);
    return () => document.removeEventListener("countersign:search", focus);
  }, []);
  return (
    <Input
      ref={input}
      type="search"
      value={text}
      ariaLabel="Search agreements, buyers and offers"
      placeholder="Search agreements, buyers, offers – press /"
      onChange={({ detail }) => setText(detail.value)}
      onKeyDown={({ detail }) => {
        if (detail.key === "Enter" && text.trim()) navigate(paths.go(encodeURIComponent(text.trim())));
      }}
    />
  );
}
