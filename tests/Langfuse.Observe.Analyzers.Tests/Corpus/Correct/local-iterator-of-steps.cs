using Langfuse.Observe;

var verbose = args.Contains("-v");
await using var langfuse = LangfuseClient.Start(o => o.Environment = verbose ? "debug" : "prod");
var options = new Options();
Configure(options);
foreach (var step in Steps())
{
    if (step.Length > options.Limit)
        continue;
    await Work.RunAsync(step);
}

IEnumerable<string> Steps()
{
    yield return "one";
    if (verbose)
        yield break;
    yield return "two";
}

static void Configure(Options o) => o.Limit = int.Parse(Environment.GetEnvironmentVariable("LIMIT") ?? "5");

class Options { public int Limit { get; set; } }

static class Work
{
    [Observe]
    public static Task RunAsync(string step) => Task.CompletedTask;
}
