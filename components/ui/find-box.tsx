"use client";

import Input from "@cloudscape-design/components/input";
import { useState } from "react";
import styles from "./find-box.module.css";

type Props = { text: string; label: string; onFind: (text: string) => void };

/** A search field that looks when Enter is pressed, and again when it is emptied. */
export function FindBox({ text, label, onFind }: Props) {
  const [entered, setEntered] = useState(text);
  return (
    <div className={styles.box}>
      <Input
        type="search"
        value={entered}
        ariaLabel={label}
        placeholder={label}
        onChange={({ detail }) => {
          setEntered(detail.value);
          if (!detail.value && text) onFind("");
        }}
        onKeyDown={({ detail }) => {
          if (detail.key === "Enter") onFind(entered.trim());
        }}
      />
    </div>
  );
}
