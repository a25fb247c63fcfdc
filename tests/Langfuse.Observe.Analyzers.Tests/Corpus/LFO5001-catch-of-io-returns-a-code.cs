// Planted: LFO5001
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
try
{
    foreach (var path in Directory.GetFiles("inbox"))
    {
        using var trace = langfuse.StartTrace("triage", input: Path.GetFileName(path));
        var mail = await File.ReadAllTextAsync(path);
        trace.Update(output: mail.Contains("invoice") ? "billing" : "other");
    }
}
catch (IOException e)
{
    Console.Error.WriteLine($"inbox: {e.Message}");
    return 74;
}

await langfuse.DisposeAsync();
return 0;
