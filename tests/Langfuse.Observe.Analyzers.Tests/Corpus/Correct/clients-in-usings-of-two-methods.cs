using Langfuse.Observe;

await ExportAsync("eu");
await ImportAsync("us");

static async Task ExportAsync(string region)
{
    await using var client = LangfuseClient.Start("export");
    client.Score("rows", 3, sessionId: region);
}

static async Task ImportAsync(string region)
{
    await using var client = LangfuseClient.Start("import");
    client.Score("rows", 4, sessionId: region);
}
