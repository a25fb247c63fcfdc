// Planted: LFO5001
using Langfuse.Observe;

var telemetry = TelemetryFactory.Create(args.Contains("--staging") ? Stage.Staging : Stage.Production);
using (var trace = telemetry.StartTrace("translate-catalogue"))
{
    foreach (var title in new[] { "Garden chair", "Parasol", "Hammock" })
    {
        var german = Translator.ToGerman(title);
        trace.RecordEvent("translated", output: german);
        Console.WriteLine(german);
    }
}

Console.WriteLine("catalogue done");

public enum Stage { Staging, Production }

public static class TelemetryFactory
{
    public static LangfuseClient Create(Stage stage)
    {
        var client = LangfuseClient.Start(options =>
        {
            options.Environment = stage == Stage.Staging ? "staging" : "production";
            options.SampleRate = stage == Stage.Staging ? 1 : 0.2;
        });
        return client;
    }
}

public static class Translator
{
    [Observe]
    public static string ToGerman(string title) => title switch
    {
        "Garden chair" => "Gartenstuhl",
        "Parasol" => "Sonnenschirm",
        _ => "Haengematte",
    };
}
