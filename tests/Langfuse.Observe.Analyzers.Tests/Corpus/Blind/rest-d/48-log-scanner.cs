// Planted: LFO6009
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var scanner = new LogScanner(langfuse);
foreach (var finding in scanner.Scan(args.FirstOrDefault() ?? "."))
{
    Console.WriteLine(finding);
}

class LogScanner(LangfuseClient langfuse)
{
    public IEnumerable<string> Scan(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.log"))
        {
            using var scan = Begin(file);
            var errors = 0;
            foreach (var line in File.ReadLines(file))
            {
                if (line.Contains(" ERROR "))
                {
                    errors++;
                    yield return $"{Path.GetFileName(file)}: {Explainer.Explain(line)}";
                }
            }

            scan.Update(output: errors);
        }
    }

    private Observation Begin(string file) => langfuse.StartTrace("scan-log", input: file);
}

static class Explainer
{
    [Observe(Name = "explain-line")]
    public static string Explain(string line) => line[(line.IndexOf(" ERROR ", StringComparison.Ordinal) + 7)..];
}
