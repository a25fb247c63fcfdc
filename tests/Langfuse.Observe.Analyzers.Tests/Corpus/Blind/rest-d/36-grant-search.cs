// Planted: LFO6005
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var finder = new GrantFinder(langfuse);
var found = finder.Find(args.FirstOrDefault() ?? "river restoration", Environment.UserName);
Console.WriteLine(found is [] ? "nothing" : string.Join(Environment.NewLine, found));

class GrantFinder(LangfuseClient langfuse)
{
    private static readonly string[] Grants = ["water fund", "river restoration fund", "city greening"];

    public IReadOnlyList<string> Find(string subject, string officer)
    {
        List<string> hits;
        using (var trace = langfuse.StartTrace("find-grants", input: subject))
        {
            using (var lookup = trace.StartSpan("lookup"))
            {
                hits = [.. Grants.Where(grant => subject.Split(' ').Any(grant.Contains))];
                lookup.Update(output: hits);
            }

            trace.Update(output: hits.Count);
        }

        using (LangfuseContext.Propagate(userId: officer, tags: ["grants"]))
        {
            hits.Sort(StringComparer.Ordinal);
            return hits;
        }
    }
}
