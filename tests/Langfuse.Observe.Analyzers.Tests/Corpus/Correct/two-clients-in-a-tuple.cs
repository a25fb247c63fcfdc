using Langfuse.Observe;

var (live, shadow) = (LangfuseClient.Start(), LangfuseClient.Start("shadow"));
try
{
    live.Score("shown", 1, sessionId: "s");
    shadow.Score("hidden", 1, sessionId: "s");
}
finally
{
    await shadow.DisposeAsync();
    await live.DisposeAsync();
}
