using Langfuse.Observe.Analyzers.Precision;

// Runs the analyzers over folders of C# sources that were never written for them, so that somebody can read what they say.
if (args.Length == 0)
{
    Console.Error.WriteLine("usage: precision [--observe-all] [--start covered|bare] [--only LFOnnnn,...] FOLDER...");
    return 64;
}

var options = Options.Parse(args);
var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
var projects = 0;
var lines = 0;
foreach (var project in options.Folders.SelectMany(SourceProject.Under))
{
    projects++;
    lines += project.Lines;
    foreach (var report in await project.ReportsAsync(options))
    {
        counts[report.Id] = counts.GetValueOrDefault(report.Id) + 1;
        Console.WriteLine(report.Text);
    }
}

Console.WriteLine($"{projects} projects, {lines} lines: {(counts.Count == 0 ? "no report" : string.Join(", ", counts.Select(count => $"{count.Key} {count.Value}")))}");
return 0;
