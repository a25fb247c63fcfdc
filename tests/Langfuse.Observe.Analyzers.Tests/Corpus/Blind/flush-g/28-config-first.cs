// Planted: LFO5015
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var settings = Settings.Load(args.FirstOrDefault() ?? "tool.ini");
settings.Apply();

Console.WriteLine(Report.Build(settings.Title));

sealed record Settings(string Title, string Release)
{
    public static Settings Load(string path)
    {
        var lines = File.Exists(path) ? File.ReadAllLines(path) : ["Weekly", "2025.4"];
        return new Settings(lines[0], lines.Length > 1 ? lines[1] : "dev");
    }

    public void Apply()
    {
        Environment.SetEnvironmentVariable("REPORT_TITLE", Title);
        Environment.SetEnvironmentVariable("LANGFUSE_RELEASE", Release);
    }
}

static class Report
{
    [Observe]
    public static string Build(string title) => $"# {title}\n\nNothing happened this week.";
}
