using Langfuse.Observe;

var clients = new Dictionary<string, LangfuseClient>
{
    ["main"] = LangfuseClient.Start(),
    ["shadow"] = LangfuseClient.Start("shadow"),
};
try
{
    using var trace = clients["main"].StartTrace("x");
    clients["shadow"].Score("copied", 1, traceId: trace.TraceId);
}
finally
{
    await Task.WhenAll(clients.Values.Select(c => c.DisposeAsync().AsTask()));
}
