"use client";

import { useEffect, useRef, useState } from "react";
import { formatBytes } from "@/lib/format/bytes";

export type UploadInput = { file: File; source: string; kind: string | null; period: string };

export type UploadState =
  | { name: "idle" }
  | { name: "sending"; fileName: string; share: number }
  | { name: "failed"; message: string }
  | { name: "duplicate"; fileName: string; id: string };

export type Upload = {
  state: UploadState;
  send: (input: UploadInput) => void;
  /** Stops sending; nothing of the file is kept. */
  stop: () => void;
};

/** Sends one file to be checked. Progress comes from XMLHttpRequest: fetch does not say how much has been sent. */
export function useUpload({
  bytesAtMost,
  onReceived,
}: {
  bytesAtMost: number;
  onReceived: (id: string) => void;
}): Upload {
  const [state, setState] = useState<UploadState>({ name: "idle" });
  const request = useRef<XMLHttpRequest | null>(null);
  const left = useRef(false);

  useEffect(() => {
    if (state.name !== "sending") return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", onUnload);
    return () => window.removeEventListener("beforeunload", onUnload);
  }, [state.name]);

  // Sending goes on while other pages are looked at; the file is then found in the history.
  useEffect(() => {
    left.current = false;
    return () => {
      left.current = true;
    };
  }, []);

  function send({ file, source, kind, period }: UploadInput) {
    const problem = problemOf(file, bytesAtMost);
    if (problem) return setState({ name: "failed", message: problem });
    const params = new URLSearchParams({ mode: "stage", wait: "false", source, name: file.name.slice(-255) });
    if (kind !== null) params.set("kind", kind);
    if (period !== "") params.set("period", period);
    const xhr = new XMLHttpRequest();
    request.current = xhr;
    xhr.open("POST", `/api/v1/imports?${params}`);
    xhr.setRequestHeader("Content-Type", "application/octet-stream");
    xhr.upload.onprogress = ({ loaded, total }) =>
      setState({ name: "sending", fileName: file.name, share: total > 0 ? loaded / total : 0 });
    xhr.onerror = () =>
      setState({
        name: "failed",
        message: "The file did not arrive: the connection broke, or the file changed. Send it again.",
      });
    xhr.onabort = () => setState({ name: "idle" });
    xhr.onload = () => {
      const body = bodyOf(xhr.responseText);
      if (xhr.status >= 300 || !body.id) return setState({ name: "failed", message: messageOf(body) });
      if (body.duplicate) return setState({ name: "duplicate", fileName: file.name, id: body.id });
      setState({ name: "idle" });
      if (!left.current) onReceived(body.id);
    };
    setState({ name: "sending", fileName: file.name, share: 0 });
    xhr.send(file);
  }

  return { state, send, stop: () => request.current?.abort() };
}

function problemOf(file: File, bytesAtMost: number): string | null {
  if (file.size === 0) return `${file.name} is empty.`;
  if (file.size <= bytesAtMost) return null;
  return `${file.name} has ${formatBytes(file.size)}. A file may have ${formatBytes(bytesAtMost)} at most, so nothing was sent.`;
}

type Body = {
  id?: string;
  duplicate?: boolean;
  title?: string;
  detail?: string;
  errors?: readonly { field: string; rule: string }[];
};

function bodyOf(text: string): Body {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

function messageOf({ title, detail, errors }: Body): string {
  if (errors && errors.length > 0) return errors.map(({ field, rule }) => `${nameOf(field)}: ${rule}`).join(" ");
  return detail ?? title ?? "The server did not take the file. Try again.";
}

function nameOf(field: string): string {
  return { source: "Source", kind: "Kind", period: "Month", name: "File name" }[field] ?? field;
}
