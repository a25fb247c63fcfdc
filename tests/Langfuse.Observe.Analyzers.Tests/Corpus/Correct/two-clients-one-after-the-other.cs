using Langfuse.Observe;

await using (var first = LangfuseClient.Start("staging"))
{
    using var trace = first.StartTrace("copy-out");
    trace.Update(output: await File.ReadAllTextAsync("dump.json"));
}

await using (var second = LangfuseClient.Start("production"))
{
    using var trace = second.StartTrace("copy-in");
    trace.Update(output: "done");
}
