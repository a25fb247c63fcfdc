// Planted: LFO7002
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start(o =>
{
    o.PublicKey = "pk-lf-8f14e45f-ceea-467f-a8d8-2b1f3c9e7d10";
    o.SecretKey = "sk-lf-c9f0f895-fb98-4b91-9f0e-5d2a7c84e361";
});
langfuse.Score("ok", 1);
