// Planted: LFO5006
using Langfuse.Observe;

// deeds: reads scanned land deeds and writes down the parcel numbers
var folder = args.ElementAtOrDefault(0) ?? Environment.CurrentDirectory;
var found = 0;
foreach (var path in Directory.EnumerateFiles(folder, "*.txt"))
{
    await using var langfuse = LangfuseClient.Start(o => o.ServiceName = "deeds");
    using var trace = langfuse.StartTrace("read-deed", metadata: new { path });
    var text = await File.ReadAllTextAsync(path);
    var parcel = text.Split(' ').FirstOrDefault(word => word.Contains('/'));
    trace.Update(output: parcel ?? "none");
    trace.Score("parcel-found", parcel is not null);
    if (parcel is not null)
    {
        found++;
    }
}

Console.WriteLine($"{found} parcels");
