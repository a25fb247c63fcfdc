// Right
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "preflight", "type": "categorical", "categories": ["pass", "warn", "fail"] }, { "name": "dpi", "type": "numeric", "min": 72, "max": 2400 }, { "name": "bleed-ok", "type": "boolean" } ] }

await using var langfuse = LangfuseClient.Start();

var file = args.ElementAtOrDefault(0) ?? "poster.pdf";
using (var trace = langfuse.StartTrace("preflight", input: file))
{
    var report = Preflight.Run(new FileInfo(file));
    trace.Score("preflight", report.Level switch { 0 => "pass", 1 => "warn", _ => "fail" });
    trace.Score("dpi", Math.Clamp(report.Dpi, 72, 2400));
    trace.Score("bleed-ok", report.Bleed >= 3);
    trace.Update(output: report);
}

return 0;

record Report(int Level, int Dpi, double Bleed);

static class Preflight
{
    public static Report Run(FileInfo file)
    {
        if (!file.Exists)
        {
            return new Report(2, 0, 0);
        }

        var dpi = (int)(file.Length / 1000);
        return new Report(dpi < 150 ? 1 : 0, dpi, file.Length % 7);
    }
}
