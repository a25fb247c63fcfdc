using Langfuse.Observe.Analyzers.Precision;

// Runs the analyzers over folders of C# sources that were never written for them, so that somebody can read what they say.
if (args.Length == 0)
{
    Console.Error.WriteLine("usage: precision [--observe-all] [--start covered|bare] [--only LFOnnnn,...] FOLDER...\n       precision generate FOLDER LINES");
    return 64;
}

if (args is ["generate", var target, var size])
{
    // A solution to measure the cost of the analyzers on: docs/performance-analyzers.md.
    new GeneratedSolution(target, int.Parse(size, System.Globalization.CultureInfo.InvariantCulture)).Write();
    return 0;
}

var options = Options.Parse(args);
var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
var projects = 0;
var lines = 0;
var clients = 0;
foreach (var project in options.Folders.SelectMany(SourceProject.Under))
{
    projects++;
    lines += project.Lines;
    foreach (var report in await project.ReportsAsync(options))
    {
        counts[report.Id] = counts.GetValueOrDefault(report.Id) + 1;
        Console.WriteLine(report.Text);
    }

    clients += project.Clients;
}

Console.WriteLine($"{projects} projects, {lines} lines{(options.Start is null ? "" : $", {clients} clients put in")}: {(counts.Count == 0 ? "no report" : string.Join(", ", counts.Select(count => $"{count.Key} {count.Value}")))}");
return 0;
