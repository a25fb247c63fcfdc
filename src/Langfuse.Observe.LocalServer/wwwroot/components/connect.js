import { html } from "../vendor/preact.js";
import { connection } from "../data/api.js";
import { useLoad } from "../data/load.js";
import { Copy } from "./copy.js";

/** What an empty server says: how to send the first trace. */
export function Connect() {
  const { data } = useLoad(connection, [], { live: false });
  if (!data) return null;
  const { baseUrl, publicKey, secretKey } = data;
  const environment = [["LANGFUSE_BASE_URL", baseUrl], ["LANGFUSE_PUBLIC_KEY", publicKey], ["LANGFUSE_SECRET_KEY", secretKey]];
  const lines = environment.map(([name, value]) => `export ${name}=${value}`).join("\n");
  const code = "await using var langfuse = LangfuseClient.Start();\n\n[Observe]\nstatic Task<string> AnswerAsync(string question) => ...";
  const otlp = `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=${baseUrl}/api/public/otel/v1/traces\nOTEL_EXPORTER_OTLP_TRACES_PROTOCOL=http/protobuf\nOTEL_EXPORTER_OTLP_TRACES_HEADERS=Authorization=Basic%20${btoa(`${publicKey}:${secretKey}`)},x-langfuse-ingestion-version=4`;
  return html`
    <div class="empty" data-ready="">
      <h1>Waiting for the first trace</h1>
      <p>Point a program at this server. What it records appears here by itself.</p>
      <${Snippet} title="1. Set the address and the keys, for the SDK of any language" text=${lines} name="environment lines" />
      <${Snippet} title="2. Observe a method, in C#" text=${code} name="code" />
      <${Snippet} title="Or send spans with any OpenTelemetry exporter" text=${otlp} name="exporter settings" />
    </div>`;
}

/** @param {{ title: string, text: string, name: string }} props */
const Snippet = ({ title, text, name }) => html`<h2>${title}</h2><div class="snippet"><pre tabindex="0">${text}</pre><${Copy} text=${() => text} name=${name} /></div>`;
