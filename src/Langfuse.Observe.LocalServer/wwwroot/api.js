async function get(path) {
  const response = await fetch(path, { headers: { accept: "application/json" } });
  const body = await response.json();
  if (!response.ok) throw Object.assign(new Error(body.message ?? body.error), { status: response.status });
  return body;
}

export const traces = (q, limit, offset = 0) => get(`/api/local/traces?limit=${limit}&offset=${offset}&q=${encodeURIComponent(q)}`);
export const trace = id => get(`/api/local/traces/${encodeURIComponent(id)}`);
export const observation = (traceId, id) => get(`/api/local/traces/${encodeURIComponent(traceId)}/observations/${encodeURIComponent(id)}`);
export const sessions = () => get("/api/local/sessions");
export const session = id => get(`/api/local/sessions/${encodeURIComponent(id)}`);
export const scores = () => get("/api/local/scores");
export const warnings = () => get("/api/local/warnings");
export const counts = () => get("/api/local/counts");
export const connection = () => get("/api/local/connection");
