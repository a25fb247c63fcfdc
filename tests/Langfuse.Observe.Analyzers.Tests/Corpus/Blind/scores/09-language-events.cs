// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

foreach (var language in new[] { "de", "fr", "it" })
{
    using var trace = langfuse.StartTrace("translate", input: new { language, text = "Good morning" });
    var text = Translator.Translate(language);
    trace.RecordEvent("translation_quality", metadata: new { language });
    trace.Update(output: text, metadata: new { translationQuality = "checked" });
    langfuse.Score("translation-quality", text.Length > 3 ? 1.0 : 0.0,
        traceId: trace.TraceId,
        comment: $"translation-{language}",
        scoreId: $"translation-quality-{language}-{trace.TraceId}");
}

static class Translator
{
    public static string Translate(string language) => language switch
    {
        "de" => "Guten Morgen",
        "fr" => "Bonjour",
        _ => "Buongiorno",
    };
}
