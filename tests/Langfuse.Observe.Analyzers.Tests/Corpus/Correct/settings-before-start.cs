using Langfuse.Observe;

Environment.SetEnvironmentVariable("LANGFUSE_TRACING_ENVIRONMENT", "ci");
Environment.SetEnvironmentVariable("LANGFUSE_SAMPLE_RATE", "0.5");
await using var langfuse = LangfuseClient.Start(options =>
{
    options.PublicKey = Environment.GetEnvironmentVariable("TEAM_PUBLIC_KEY");
    options.SecretKey = Environment.GetEnvironmentVariable("TEAM_SECRET_KEY");
});
Environment.SetEnvironmentVariable("DOTNET_ENVIRONMENT", "Test");
langfuse.Score("ready", true, sessionId: "boot");
