import { h } from "../h.js";
import * as api from "../api.js";
import { copyButton } from "../clipboard.js";

export async function emptyView() {
  const { baseUrl, publicKey, secretKey } = await api.connection();
  const environment = [["LANGFUSE_BASE_URL", baseUrl], ["LANGFUSE_PUBLIC_KEY", publicKey], ["LANGFUSE_SECRET_KEY", secretKey]];
  const lines = environment.map(([name, value]) => `export ${name}=${value}`).join("\n");
  const code = `await using var langfuse = LangfuseClient.Start();\n\n[Observe]\nstatic Task<string> AnswerAsync(string question) => ...`;
  const otlp = `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=${baseUrl}/api/public/otel/v1/traces\nOTEL_EXPORTER_OTLP_TRACES_PROTOCOL=http/protobuf\nOTEL_EXPORTER_OTLP_TRACES_HEADERS=Authorization=Basic%20${btoa(`${publicKey}:${secretKey}`)},x-langfuse-ingestion-version=4`;
  return h("div.empty",
    h("h2", "Waiting for the first trace"),
    h("p", "Point a program at this server. What it records appears here by itself."),
    snippet("1. Set the address and the keys, for the SDK of any language", lines, "environment lines",
      environment.map(([name, value], index) => [index ? "\n" : "", "export ", name, "=", h("b", value)])),
    snippet("2. Observe a method, in C#", code, "code"),
    snippet("Or send spans with any OpenTelemetry exporter", otlp, "exporter settings"));
}

const snippet = (title, text, name, shown = text) => [
  h("h3", title),
  h("div.snippet", h("pre", shown), copyButton(() => text, "Copy", name)),
];
