// Planted: LFO5017
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start(options =>
{
    options.PublicKey = Environment.GetEnvironmentVariable("TEAM_SECRET_KEY");
    options.BaseUrl = new Uri("https://cloud.langfuse.com");
});
langfuse.Score("ready", true, sessionId: "boot");
