// Planted: LFO5001
using Langfuse.Observe;

var langfuse = LangfuseClient.Start(options => options.Environment = "batch");
var rows = args.Where(a => a.Contains('@')).Distinct().ToList();

using (var trace = langfuse.StartTrace("contact-import", input: args))
{
    trace.Update(output: new { accepted = rows.Count });
}

if (rows.Count == 0)
{
    Console.WriteLine("No usable contact, nothing to do.");
    return 1;
}

foreach (var row in rows)
{
    Console.WriteLine(Contacts.Normalize(row));
}

await langfuse.FlushAsync();
return 0;

static class Contacts
{
    [Observe]
    public static string Normalize(string address) => address.Trim().ToLowerInvariant();
}
